package dev.priori.house;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Reads Java sources as the compiler does and lists what the house does not want in them. */
final class JavaRules extends TreePathScanner<Void, Void> {
    static final int FILE_LINES = 300;
    static final int METHOD_LINES = 40;
    static final int CONSTRUCTOR_PARAMETERS = 6;
    private static final Pattern EMPTY_NAME = Pattern.compile(
            "(^Base(?=[A-Z]).*)|(^I[A-Z][a-z].*)|(.*(Util|Utils|Helper|Manager|Impl|Common|Processor)(?![a-z]).*)");
    private static final Pattern NOW = Pattern.compile("(.*\\.)?(Instant|(Local|Zoned|Offset)\\w+|Year\\w*)\\.now");
    private static final Pattern SYSTEM_CLOCK = Pattern.compile("(.*\\.)?Clock\\.(system|tick).*");
    private static final Pattern LOG_CALL = Pattern.compile("(?i)(log|logger)\\.\\w+");
    private static final Set<String> SCANNED_OR_INJECTED = Set.of(
            "Autowired",
            "Inject",
            "Value",
            "Component",
            "Service",
            "Repository",
            "ComponentScan",
            "SpringBootApplication");

    private final String name;
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<String> findings;

    private JavaRules(String name, CompilationUnitTree unit, SourcePositions positions, List<String> findings) {
        this.name = name;
        this.unit = unit;
        this.positions = positions;
        this.findings = findings;
    }

    /**
     * Reads all sources with one compiler, which starts slowly.
     *
     * @param texts by path from the project's folder; rules on calls and wiring hold for {@code src/main} only
     */
    static List<String> findings(Map<String, String> texts) {
        List<Source> sources = texts.entrySet().stream()
                .map(file -> new Source(file.getKey(), file.getValue()))
                .toList();
        var task = (JavacTask) ToolProvider.getSystemJavaCompiler().getTask(null, null, null, null, null, sources);
        List<String> findings = new ArrayList<>();
        try {
            for (CompilationUnitTree unit : task.parse()) {
                String name = unit.getSourceFile().getName().substring(1);
                var rules = new JavaRules(name, unit, Trees.instance(task).getSourcePositions(), findings);
                rules.budgetOfFile(unit.getSourceFile().getCharContent(true).toString());
                rules.scan(unit, null);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return findings;
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        private Source(String name, String text) {
            super(URI.create("string:///" + name), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private void budgetOfFile(String text) {
        long lines = text.lines().count();
        if (lines > FILE_LINES) {
            findings.add("%s: %d lines, a file has at most %d".formatted(name, lines, FILE_LINES));
        }
    }

    @Override
    public Void visitClass(ClassTree type, Void none) {
        String simple = type.getSimpleName().toString();
        if (EMPTY_NAME.matcher(simple).matches()) {
            find(type, "the type name " + simple + " says nothing; name what it is or does");
        }
        return super.visitClass(type, none);
    }

    @Override
    public Void visitMethod(MethodTree method, Void none) {
        if (method.getBody() != null) {
            long lines = line(positions.getEndPosition(unit, method)) - lineOfName(method) + 1;
            if (lines > METHOD_LINES) {
                find(
                        method,
                        "%s has %d lines, a method has at most %d".formatted(method.getName(), lines, METHOD_LINES));
            }
        }
        boolean constructor = method.getReturnType() == null;
        boolean ofRecord = ((ClassTree) getCurrentPath().getParentPath().getLeaf()).getKind() == Tree.Kind.RECORD;
        int parameters = method.getParameters().size();
        if (constructor && !ofRecord && parameters > CONSTRUCTOR_PARAMETERS) {
            find(method, "%d constructor parameters, at most %d".formatted(parameters, CONSTRUCTOR_PARAMETERS));
        }
        return super.visitMethod(method, none);
    }

    @Override
    public Void visitVariable(VariableTree variable, Void none) {
        Set<Modifier> modifiers = variable.getModifiers().getFlags();
        if (inMain() && modifiers.contains(Modifier.STATIC) && !modifiers.contains(Modifier.FINAL)) {
            find(variable, "static and changing: " + variable.getName());
        }
        return super.visitVariable(variable, none);
    }

    @Override
    public Void visitAnnotation(AnnotationTree annotation, Void none) {
        String simple = annotation.getAnnotationType().toString().replaceAll(".*\\.", "");
        if (inMain() && SCANNED_OR_INJECTED.contains(simple)) {
            find(annotation, "@" + simple + "; wire through constructors in dev.priori");
        } else if (simple.equals("Disabled") && annotation.getArguments().isEmpty()) {
            find(annotation, "@Disabled without a reason");
        }
        return super.visitAnnotation(annotation, none);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
        String called = call.getMethodSelect().toString();
        boolean now = NOW.matcher(called).matches() && call.getArguments().isEmpty();
        if (inMain() && (now || called.endsWith("System.currentTimeMillis"))) {
            find(call, called + "(); take the time from a Clock that was handed in");
        } else if (inMain() && SYSTEM_CLOCK.matcher(called).matches() && !inRoot()) {
            find(call, called + "; the system's clock is chosen in dev.priori only");
        }
        return super.visitMethodInvocation(call, none);
    }

    @Override
    public Void visitNewClass(NewClassTree creation, Void none) {
        boolean date = creation.getIdentifier().toString().matches("(java\\.util\\.)?Date");
        if (inMain() && date && creation.getArguments().isEmpty()) {
            find(creation, "new Date(); take the time from a Clock that was handed in");
        }
        return super.visitNewClass(creation, none);
    }

    @Override
    public Void visitCatch(CatchTree caught, Void none) {
        List<? extends StatementTree> statements = caught.getBlock().getStatements();
        if (inMain() && statements.stream().allMatch(JavaRules::logs)) {
            find(caught, statements.isEmpty() ? "caught and dropped" : "caught and only logged");
        }
        return super.visitCatch(caught, none);
    }

    private static boolean logs(StatementTree statement) {
        return statement instanceof ExpressionStatementTree expression
                && expression.getExpression() instanceof MethodInvocationTree call
                && LOG_CALL.matcher(call.getMethodSelect().toString()).matches();
    }

    private boolean inMain() {
        return name.startsWith("src/main/java/");
    }

    private boolean inRoot() {
        return name.matches("src/main/java/dev/priori/\\w+\\.java");
    }

    /** Parameters count, annotations and modifiers above the name do not. */
    private long lineOfName(MethodTree method) {
        Tree before = method.getReturnType() == null ? method.getModifiers() : method.getReturnType();
        long end = positions.getEndPosition(unit, before);
        return line(end < 0 ? positions.getStartPosition(unit, method) : end);
    }

    private void find(Tree tree, String what) {
        findings.add("%s:%d: %s".formatted(name, line(positions.getStartPosition(unit, tree)), what));
    }

    private long line(long position) {
        return unit.getLineMap().getLineNumber(position);
    }
}
