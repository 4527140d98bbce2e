package dev.priori.policy.read;

/**
 * Something wrong with a policy.
 *
 * @param line from 1; 0 when the fault is the whole file's or folder's
 * @param text what is wrong, what was found, what would do
 */
public record Fault(String file, int line, String text) implements Comparable<Fault> {

    @Override
    public int compareTo(Fault other) {
        int byFile = file.compareTo(other.file);
        return byFile == 0 ? Integer.compare(line, other.line) : byFile;
    }

    @Override
    public String toString() {
        return line > 0 ? file + ":" + line + ": " + text : file + ": " + text;
    }
}
