package gradbook.engine.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.autograd.Backward;
import gradbook.engine.autograd.Gradients;
import gradbook.engine.autograd.NoGrad;
import gradbook.engine.autograd.Tensor;
import gradbook.engine.nn.Attention;
import gradbook.engine.nn.Loss;
import gradbook.engine.op.Call;
import gradbook.engine.op.Op;
import gradbook.engine.random.RandomKey;
import gradbook.engine.runtime.Workers;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every operator must do, for every row of the table of cases. */
class OpCasesTest {
    /**
     * Float32 rounds every input, factor and result to 6e-8 of its size; a chain of 37 additions or a difference of two numbers
     * ten times larger than their result costs an order of magnitude more. Relative to the larger of 1 and the value; the
     * worst row, a sum of 37, reached 7.3e-7.
     */
    static final double FLOAT32_TOLERANCE = 2e-6;

    static List<OpCase> cases() {
        return OpCases.ALL;
    }

    /** Rows of operators, without the derived functions. */
    static List<OpCase> operators() {
        return OpCases.ALL.stream().filter(row -> row.op().isPresent()).toList();
    }

    /** Rows through which a gradient flows. */
    static List<OpCase> differentiable() {
        return OpCases.ALL.stream()
                .filter(row -> row.apply(leaves(row, DType.FLOAT64)).requiresGradient())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void noBitIsMovedWhereNoGradientIsAsked(OpCase row) {
        for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64)) {
            Tensor asked = row.apply(leaves(row, dtype));
            Tensor notAsked = NoGrad.of(() -> row.apply(leaves(row, dtype)));
            assertEquals(asked.value(), notAsked.value());
            assertFalse(notAsked.requiresGradient());
        }
    }

    @Test
    void everyOperatorOfTheCatalogueHasACase() {
        Set<String> covered = operators().stream()
                .map(row -> row.op().orElseThrow().getClass().getName())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> sealed = records(Op.class).map(Class::getName).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(sealed, covered);
    }

    /** Where users meet functions of tensors: the methods of a tensor, and the static ones of these classes. */
    @ParameterizedTest
    @ValueSource(classes = {Tensor.class, Loss.class, Attention.class})
    void everyFunctionOfTensorsHasACase(Class<?> home) {
        Set<String> covered = OpCases.ALL.stream().map(OpCase::operator).collect(Collectors.toSet());
        List<String> missing = functions(home)
                .map(Method::getName)
                .filter(name -> !covered.contains(name))
                .distinct()
                .toList();
        assertEquals(List.of(), missing);
    }

    private static Stream<Method> functions(Class<?> home) {
        Set<String> makers = Set.of("constant", "leaf", "apply", "inputs");
        return Arrays.stream(home.getMethods())
                .filter(method -> method.getReturnType() == Tensor.class
                        || method.getGenericReturnType().getTypeName().contains("List<" + Tensor.class.getName()))
                .filter(method -> home != Tensor.class || !makers.contains(method.getName()));
    }

    @Test
    void namesAreUnique() {
        List<String> names = OpCases.ALL.stream().map(OpCase::name).toList();
        assertEquals(names.stream().distinct().toList(), names);
    }

    @ParameterizedTest
    @MethodSource("differentiable")
    void gradientsAgreeWithCentralDifferences(OpCase row) {
        CheckedCase checked = CheckedCase.of(row);
        assertTrue(checked.worst().isPresent());
        assertTrue(checked.passed(), checked.worst()::toString);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void float32AgreesWithFloat64(OpCase row) {
        List<NdArray> wide = valueAndGradients(row, DType.FLOAT64);
        List<NdArray> narrow = valueAndGradients(row, DType.FLOAT32);
        for (int i = 0; i < wide.size(); i++) {
            assertEquals(wide.get(i).shape(), narrow.get(i).shape());
            assertEquals(narrow(row, wide.get(i).dtype()), narrow.get(i).dtype());
            for (int e = 0; e < wide.get(i).count(); e++) {
                double expected = wide.get(i).at(e);
                double tolerance = FLOAT32_TOLERANCE * Math.max(1, Math.abs(expected));
                assertEquals(expected, narrow.get(i).at(e), tolerance, "result " + i + ", element " + e);
            }
        }
    }

    /** What becomes of a type when float64 inputs become float32; a one-hot of integers has a type of its own. */
    private static DType narrow(OpCase row, DType dtype) {
        boolean follows = row.inputs().stream().anyMatch(input -> input.dtype().isFloating());
        return follows && dtype == DType.FLOAT64 ? DType.FLOAT32 : dtype;
    }

    /** Threads divide even these small arrays here: a grain of 1 is forced. */
    @ParameterizedTest
    @MethodSource("cases")
    void threadsDoNotMoveABit(OpCase row) {
        for (DType dtype : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
            List<NdArray> alone = valueAndGradients(row, dtype);
            for (int threads = 1; threads <= 3; threads++) {
                assertEquals(alone, Workers.with(threads, 1, () -> valueAndGradients(row, dtype)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theInputsStayAsTheyAre(OpCase row) {
        List<NdArray> copies = row.inputs().stream().map(NdArray::copy).toList();
        valueAndGradients(row, DType.FLOAT64);
        assertEquals(copies, row.inputs());
    }

    @ParameterizedTest
    @MethodSource("operators")
    void onlyTheGradientsThatAreNeededAreComputed(OpCase row) {
        Op op = row.op().orElseThrow();
        NdArray[] x = row.inputs().toArray(NdArray[]::new);
        NdArray y = op.value(x);
        NdArray[] none = op.vjp(new Call(op, x, op.forward(x), new boolean[x.length]), y);
        assertTrue(Arrays.stream(none).allMatch(gradient -> gradient == null));
    }

    @ParameterizedTest
    @MethodSource("operators")
    void aWrongNumberOfInputsIsRefused(OpCase row) {
        Op op = row.op().orElseThrow();
        String message = row.operator() + ": expected " + row.inputs().size() + " inputs, found 0";
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, op::value).getMessage());
    }

    /** Attributes are values: a record built again from equal components is equal, and lists cannot be changed from outside. */
    @ParameterizedTest
    @MethodSource("operators")
    void recordsAreValues(OpCase row) throws ReflectiveOperationException {
        Op op = row.op().orElseThrow();
        Class<?> type = op.getClass();
        RecordComponent[] components = type.getRecordComponents();
        Object[] attributes = new Object[components.length];
        List<List<Object>> lists = new ArrayList<>();
        for (int i = 0; i < attributes.length; i++) {
            Object attribute = components[i].getAccessor().invoke(op);
            if (attribute instanceof List<?> list) {
                List<Object> own = new ArrayList<>(list);
                lists.add(own);
                attribute = own;
            }
            attributes[i] = attribute;
        }
        Constructor<?> constructor = type.getDeclaredConstructor(
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        Object again = constructor.newInstance(attributes);
        lists.forEach(List::clear);

        assertEquals(op, again);
        assertEquals(op.hashCode(), again.hashCode());
    }

    /** The value, then the gradient of each input that has one, under fixed random weights of the outputs. */
    private static List<NdArray> valueAndGradients(OpCase row, DType dtype) {
        List<Tensor> inputs = leaves(row, dtype);
        Tensor y = row.apply(inputs);
        List<NdArray> results = new ArrayList<>(List.of(y.value()));
        if (y.requiresGradient()) {
            NdArray dy =
                    RandomKey.of(5).uniform(y.shape(), DType.FLOAT64, -1, 1).to(dtype);
            Gradients gradients = Backward.from(y, dy);
            inputs.stream().filter(gradients::contains).map(gradients::of).forEach(results::add);
        }
        return results;
    }

    private static List<Tensor> leaves(OpCase row, DType dtype) {
        return row.inputs().stream()
                .map(x -> x.dtype().isFloating() ? Tensor.leaf(x.to(dtype)) : Tensor.constant(x))
                .toList();
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(OpCasesTest::records)
                : Stream.of(type);
    }
}
