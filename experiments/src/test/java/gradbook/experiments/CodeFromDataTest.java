package gradbook.experiments;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.beans.XMLDecoder;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectInputStream;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What SECURITY.md promises of the code: a file that is read stays data, and few classes open a door. */
class CodeFromDataTest {
    private static final JavaClasses CLASSES = ArchitectureTest.CLASSES;

    /** Methods that make classes, objects or calls of names and bytes, by the type that has them. */
    private static final Map<String, Set<String>> CODE = Map.of(
            "java.lang.Class", Set.of("forName", "newInstance"),
            "java.lang.Runtime", Set.of("load", "loadLibrary"),
            "java.lang.System", Set.of("load", "loadLibrary"),
            "java.lang.reflect.Constructor", Set.of("newInstance"),
            "java.lang.reflect.Method", Set.of("invoke"),
            "java.lang.invoke.MethodHandles$Lookup",
                    Set.of("defineClass", "defineHiddenClass", "defineHiddenClassWithClassData", "findClass"),
            "com.fasterxml.jackson.databind.ObjectMapper",
                    Set.of("activateDefaultTyping", "activateDefaultTypingAsProperty", "findAndRegisterModules"));

    /** Types that do so whatever one calls. */
    private static final List<String> CODE_TYPES = List.of(
            "java.beans.XMLDecoder",
            "java.util.ServiceLoader",
            "java.rmi.",
            "javax.naming.",
            "javax.script.",
            "javax.tools.");

    private static final Set<String> CONNECTIONS = Set.of(
            "java.net.DatagramSocket",
            "java.net.ServerSocket",
            "java.net.Socket",
            "java.net.http.HttpClient",
            "java.nio.channels.AsynchronousSocketChannel",
            "java.nio.channels.DatagramChannel",
            "java.nio.channels.SocketChannel");

    /** Who starts a program, and which. */
    private static final Map<String, String> STARTS = Map.of(
            "gradbook.experiments.bits.ChildJvm", "java, our own class path under another setting",
            "gradbook.experiments.bits.Jdk", "java, to ask for its flags",
            "gradbook.experiments.dataset.NpmSource", "npm, to pack a package",
            "gradbook.experiments.io.StandardError", "test -t 2",
            "gradbook.experiments.run.Machine", "git, to name the commit");

    @Test
    void noObjectIsDeserialized() {
        assertEquals(List.of(), places(CLASSES, CodeFromDataTest::deserializes));
    }

    @Test
    void noCodeIsLoadedFromData() {
        assertEquals(List.of(), places(CLASSES, CodeFromDataTest::loadsCode));
    }

    @Test
    void programsAreStartedByFewAndNamed() {
        assertEquals(STARTS.keySet(), origins(CodeFromDataTest::startsAProgram));
    }

    @Test
    void onlyADownloadUsesTheNetwork() {
        assertEquals(Set.of("gradbook.experiments.dataset.HttpSource"), origins(CodeFromDataTest::connects));
    }

    /** The rules would be as green if they saw nothing. */
    @Test
    void whatIsForbiddenIsSeen() {
        JavaClasses mine = new ClassFileImporter().importClasses(Forbidden.class);
        assertEquals(2, places(mine, CodeFromDataTest::deserializes).size());
        assertEquals(7, places(mine, CodeFromDataTest::loadsCode).size());
        assertEquals(2, places(mine, CodeFromDataTest::startsAProgram).size());
        assertEquals(2, places(mine, CodeFromDataTest::connects).size());
    }

    private static boolean deserializes(JavaAccess<?> access) {
        return access.getTargetOwner().isAssignableTo(ObjectInput.class);
    }

    private static boolean loadsCode(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String name = access.getName();
        return CODE.getOrDefault(owner.getName(), Set.of()).contains(name)
                || CODE_TYPES.stream().anyMatch(owner.getName()::startsWith)
                || (owner.isAssignableTo(ClassLoader.class) && !name.equals("getSystemClassLoader"));
    }

    private static boolean startsAProgram(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        return owner.equals("java.lang.ProcessBuilder")
                || (owner.equals("java.lang.Runtime") && access.getName().equals("exec"));
    }

    private static boolean connects(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        return CONNECTIONS.contains(owner.getName())
                || (owner.isEquivalentTo(URL.class)
                        && Set.of("getContent", "openConnection", "openStream").contains(access.getName()));
    }

    private static List<String> places(JavaClasses classes, Predicate<JavaAccess<?>> rule) {
        return accesses(classes, rule).map(JavaAccess::getDescription).sorted().toList();
    }

    /** The outermost classes in which {@code rule} holds. */
    private static Set<String> origins(Predicate<JavaAccess<?>> rule) {
        return accesses(CLASSES, rule)
                .map(access -> access.getOriginOwner().getName().replaceAll("\\$.*", ""))
                .collect(Collectors.toSet());
    }

    private static Stream<JavaAccess<?>> accesses(JavaClasses classes, Predicate<JavaAccess<?>> rule) {
        return classes.stream()
                .<JavaAccess<?>>flatMap(type -> type.getAccessesFromSelf().stream())
                .filter(rule);
    }

    /** An example of each; nobody runs it. */
    @SuppressWarnings("unused")
    private static final class Forbidden {
        Object deserialized(ObjectInputStream stream) throws IOException, ClassNotFoundException {
            return List.of(stream.readObject(), stream.readUnshared());
        }

        Object loaded(URL address, byte[] bytes, Method method, XMLDecoder xml) throws ReflectiveOperationException {
            Function<String, Object> named = Forbidden::named;
            Class<?> type = new URLClassLoader(new URL[] {address}).loadClass("Name");
            Class<?> defined = MethodHandles.lookup().defineClass(bytes);
            System.load("/library");
            return List.of(named, type, defined, method.invoke(null), xml.readObject());
        }

        private static Object named(String name) {
            try {
                return Class.forName(name);
            } catch (ClassNotFoundException unknown) {
                throw new IllegalArgumentException(unknown);
            }
        }

        Object started() throws IOException {
            return List.of(new ProcessBuilder("program"), Runtime.getRuntime().exec(new String[] {"program"}));
        }

        Object connected(URI address) throws IOException {
            return List.of(new Socket(), address.toURL().openStream());
        }
    }
}
