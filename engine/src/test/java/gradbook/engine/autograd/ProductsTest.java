package gradbook.engine.autograd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.random.RandomKey;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Products of tensors against plain loops over their indices. */
class ProductsTest {
    private static final RandomKey KEY = RandomKey.of(31);

    /** float64; a chain of fma against a sum of rounded products of up to 20 terms near 1. */
    private static final double TOLERANCE = 1e-14;

    /** Equation and sizes of its letters, in order of their first appearance. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            ij,jk->ik      ; 3 4 5
            ij,jk->ki      ; 3 4 5
            bij,bjk->bik   ; 2 3 4 5
            bhqd,bhkd->bhqk; 2 1 3 4 5
            i,j->ij        ; 3 5
            i,i->          ; 7
            ij,ij->ij      ; 3 4
            ij,ij->j       ; 3 4
            ijk,l->kj      ; 2 3 4 5
            ij,kl->        ; 2 3 4 5
            abc,cda->dbca  ; 2 3 4 5
            ,ij->ji        ; 3 4
            Ij,jk->Ik      ; 3 0 5
            """)
    void einsumIsItsDefinition(String equation, String sizes) {
        String[] sides = equation.strip().split("->", -1);
        String[] operands = sides[0].split(",", -1);
        Map<Character, Integer> size = new LinkedHashMap<>();
        String[] listed = sizes.strip().split(" ");
        for (char label : sides[0].replace(",", "").toCharArray()) {
            size.computeIfAbsent(label, unknown -> Integer.valueOf(listed[size.size()]));
        }
        NdArray a = KEY.fold("a").uniform(shape(operands[0], size), DType.FLOAT64, -1, 1);
        NdArray b = KEY.fold("b").uniform(shape(operands[1], size), DType.FLOAT64, -1, 1);
        NdArray expected = NdArray.zeros(shape(sides[1], size), DType.FLOAT64);
        Shape all = Shape.of(size.values().stream().mapToInt(Integer::intValue).toArray());
        for (int i = 0; i < all.count(); i++) {
            Map<Character, Integer> index = new LinkedHashMap<>();
            int rest = i;
            List<Character> labels = List.copyOf(size.keySet());
            for (int l = labels.size() - 1; l >= 0; l--) {
                index.put(labels.get(l), rest % all.size(l));
                rest /= all.size(l);
            }
            expected.doubles()[place(sides[1], size, index)] +=
                    a.at(place(operands[0], size, index)) * b.at(place(operands[1], size, index));
        }
        close(
                expected,
                Tensor.einsum(equation.strip(), Tensor.constant(a), Tensor.constant(b))
                        .value());
    }

    private static Shape shape(String labels, Map<Character, Integer> size) {
        return Shape.of(labels.chars().map(label -> size.get((char) label)).toArray());
    }

    private static int place(String labels, Map<Character, Integer> size, Map<Character, Integer> index) {
        int place = 0;
        for (char label : labels.toCharArray()) {
            place = place * size.get(label) + index.get(label);
        }
        return place;
    }

    static Stream<Arguments> batches() {
        return Stream.of(
                Arguments.of(Shape.of(2, 3, 4), Shape.of(2, 4, 5)),
                Arguments.of(Shape.of(2, 1, 3, 4), Shape.of(3, 4, 2)),
                Arguments.of(Shape.of(5, 1, 2), Shape.of(2, 7)),
                Arguments.of(Shape.of(2, 3), Shape.of(4, 3, 1)),
                Arguments.of(Shape.of(2, 3, 1, 5), Shape.of(1, 3, 5, 2)),
                Arguments.of(Shape.of(3, 2, 0), Shape.of(0, 4)),
                Arguments.of(Shape.of(0, 2, 3), Shape.of(3, 4)));
    }

    /** Each matrix of a batch has the bits of the product of its matrices alone. */
    @ParameterizedTest
    @MethodSource("batches")
    void aBatchOfProductsIsAProductForEach(Shape left, Shape right) {
        for (DType dtype : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
            Tensor a = Tensor.constant(KEY.fold("a").uniform(left, dtype, -1, 1));
            Tensor b = Tensor.constant(KEY.fold("b").uniform(right, dtype, -1, 1));
            NdArray y = a.matmul(b).value();
            int rank = y.shape().rank();
            Shape front = Shape.of(Arrays.copyOf(y.shape().sizes(), rank - 2));
            Tensor as = expanded(a, front);
            Tensor bs = expanded(b, front);
            Tensor ys = expanded(Tensor.constant(y), front);
            for (int matrix = 0; matrix < front.count(); matrix++) {
                NdArray alone = at(as, matrix).matmul(at(bs, matrix)).value();
                assertEquals(alone, at(ys, matrix).value());
            }
        }
    }

    private static Tensor expanded(Tensor x, Shape front) {
        int rank = x.shape().rank();
        int m = x.shape().size(rank - 2);
        int n = x.shape().size(rank - 1);
        int[] sizes = Arrays.copyOf(front.sizes(), front.rank() + 2);
        sizes[front.rank()] = m;
        sizes[front.rank() + 1] = n;
        return x.expand(sizes).reshape(front.count(), m, n);
    }

    private static Tensor at(Tensor x, int matrix) {
        return x.slice(0, matrix, matrix + 1).squeeze(0);
    }

    @ParameterizedTest
    @CsvSource({"64, 784, 128", "1, 1, 1", "5, 17, 3", "33, 2, 65"})
    void linearHasTheBitsOfProductAndAddition(int n, int in, int out) {
        for (DType dtype : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
            Tensor x = Tensor.leaf(KEY.fold("x").uniform(Shape.of(n, in), dtype, -1, 1));
            Tensor w = Tensor.leaf(KEY.fold("w").uniform(Shape.of(out, in), dtype, -1, 1));
            Tensor b = Tensor.leaf(KEY.fold("b").uniform(Shape.of(out), dtype, -1, 1));
            NdArray dy = KEY.fold("dy").uniform(Shape.of(n, out), dtype, -1, 1);
            Tensor fused = x.linear(w, b);
            Tensor parts = x.matmul(w.transpose()).add(b);
            assertEquals(parts.value(), fused.value());
            Gradients expected = Backward.from(parts, dy);
            Gradients found = Backward.from(fused, dy);
            for (Tensor leaf : List.of(x, w, b)) {
                assertEquals(expected.of(leaf), found.of(leaf));
            }
        }
    }

    static Stream<Arguments> errors() {
        Tensor a = zeros(2, 3);
        Tensor v = zeros(3);
        return Stream.of(
                error(() -> a.matmul(a), "matmul: inner sizes differ: [2, 3] x [2, 3]"),
                error(
                        () -> zeros(2, 2, 3).matmul(zeros(3, 3, 2)),
                        "matmul: the axes in front of the matrices of [2, 2, 3] x [3, 3, 2]: shapes do not broadcast: [2] and [3] (sizes 2 and 3 differ and neither is 1)"),
                error(() -> v.dot(a), "dot: expected two vectors, found shapes [3] and [2, 3]"),
                error(() -> a.outer(v), "outer: expected two vectors, found shapes [2, 3] and [3]"),
                error(() -> a.linear(zeros(4, 2)), "linear: expected input [..., 2] for weight [4, 2], found [2, 3]"),
                error(() -> a.linear(zeros(4, 3), v), "linear: expected bias [4] for weight [4, 3], found [3]"),
                error(
                        () -> Tensor.einsum("ij,jk", a, a),
                        "einsum: expected letters for two operands and an explicit output, as in \"ij,jk->ik\", without"
                                + " ellipsis, found \"ij,jk\""),
                error(
                        () -> Tensor.einsum("ij,jk->il", a, zeros(3, 2)),
                        "einsum: label l of the output is in no operand of \"ij,jk->il\""));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("errors")
    void errorsNameTheOperatorAndTheShapes(Executable mistake, String message) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, mistake).getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"ii,ij->j", "ij,jk->ii", "ij,ij->i"})
    void einsumRefusesRepeatedLettersAndSizesThatDiffer(String equation) {
        assertThrows(IllegalArgumentException.class, () -> Tensor.einsum(equation, zeros(2, 2), zeros(2, 5)));
    }

    private static void close(NdArray expected, NdArray found) {
        assertEquals(expected.shape(), found.shape());
        for (int i = 0; i < expected.count(); i++) {
            assertEquals(expected.at(i), found.at(i), TOLERANCE);
        }
    }

    private static Tensor zeros(int... sizes) {
        return Tensor.constant(NdArray.zeros(Shape.of(sizes), DType.FLOAT64));
    }

    private static Arguments error(Executable mistake, String message) {
        return Arguments.of(mistake, message);
    }
}
