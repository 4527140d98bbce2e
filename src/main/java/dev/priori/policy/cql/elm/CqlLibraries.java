package dev.priori.policy.cql.elm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.cqframework.cql.cql2elm.CqlCompilerException;
import org.cqframework.cql.cql2elm.CqlCompilerOptions;
import org.cqframework.cql.cql2elm.LibraryBuilder;
import org.cqframework.cql.cql2elm.LibraryManager;
import org.cqframework.cql.cql2elm.ModelManager;
import org.cqframework.cql.cql2elm.StringLibrarySourceProvider;
import org.hl7.cql.model.ModelInfoProvider;
import org.hl7.elm_modelinfo.r1.serializing.XmlModelInfoReaderKt;

/** Makes library managers that know the CQL model {@code Chart} and a policy's CQL. */
public final class CqlLibraries {

    private CqlLibraries() {}

    /** A manager over these CQL texts. */
    public static LibraryManager over(Collection<String> sources) {
        ModelManager models = new ModelManager();
        models.getModelInfoLoader().registerModelInfoProvider(chartModel());
        LibraryManager libraries = new LibraryManager(models, options());
        libraries.getLibrarySourceLoader().registerProvider(new StringLibrarySourceProvider(List.copyOf(sources)));
        return libraries;
    }

    /** What, besides the CQL, the translation depends on: the translator's version and the model. */
    public static String edition() {
        return LibraryManager.class.getPackage().getImplementationVersion() + "\n" + modelInfo();
    }

    private static ModelInfoProvider chartModel() {
        return id -> "Chart".equals(id.getId()) ? XmlModelInfoReaderKt.parseModelInfoXml(modelInfo()) : null;
    }

    private static String modelInfo() {
        try (InputStream in = CqlLibraries.class.getResourceAsStream("/dev/priori/policy/cql/chart-modelinfo.xml")) {
            if (in == null) {
                throw new IllegalStateException("chart-modelinfo.xml is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Places of the source, for messages; neither its text again nor the types of every call: they are most of the ELM. */
    private static CqlCompilerOptions options() {
        return new CqlCompilerOptions(
                CqlCompilerException.ErrorSeverity.Info,
                LibraryBuilder.SignatureLevel.Overloads,
                CqlCompilerOptions.Options.EnableLocators,
                CqlCompilerOptions.Options.DisableListDemotion,
                CqlCompilerOptions.Options.DisableListPromotion);
    }
}
