package io.busbar.itests.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every public type of the contracts says what it is. */
class ApiDocumentationTest {

    @ParameterizedTest
    @ValueSource(strings = {"driver-api", "gateway-api"})
    void everyPublicTypeHasJavadoc(String module) throws Exception {
        Path sources = Path.of(System.getProperty("busbar.sources"), "bundles", "api", module, "src/main/java");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> silent = new ArrayList<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> tree = Files.walk(sources)) {
            List<Path> units =
                    tree.filter(path -> path.toString().endsWith(".java")).toList();
            assertThat(units).isNotEmpty();
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(units));
            DocTrees documentation = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new PublicTypes(documentation, silent).scan(unit, null);
            }
        }
        assertThat(silent).isEmpty();
    }

    private static final class PublicTypes extends TreePathScanner<Void, Void> {
        private final DocTrees documentation;
        private final List<String> silent;

        PublicTypes(DocTrees documentation, List<String> silent) {
            this.documentation = documentation;
            this.silent = silent;
        }

        @Override
        public Void visitClass(ClassTree type, Void unused) {
            TreePath path = getCurrentPath();
            // what stands in an interface is public without saying so
            boolean inInterface = path.getParentPath().getLeaf().getKind() == Tree.Kind.INTERFACE;
            if (inInterface || type.getModifiers().getFlags().contains(Modifier.PUBLIC)) {
                String comment = documentation.getDocComment(path);
                if (comment == null || comment.isBlank()) {
                    silent.add(type.getSimpleName().toString());
                }
                return super.visitClass(type, null);
            }
            return null;
        }
    }
}
