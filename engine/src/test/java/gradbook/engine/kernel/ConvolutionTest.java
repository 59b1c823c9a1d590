package gradbook.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gradbook.engine.array.DType;
import gradbook.engine.array.NdArray;
import gradbook.engine.array.Shape;
import gradbook.engine.random.RandomKey;
import gradbook.engine.runtime.Workers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The three convolutions against loops that follow their definition and their order, bit for bit, with any number of threads. */
class ConvolutionTest {
    /** Images [n, groups in, ..], weight [groups out, in, ..] and a window. */
    private record Geometry(int n, int groups, int in, int out, WindowPlane plane, DType dtype) {}

    static List<Geometry> geometries() {
        List<Geometry> all = new ArrayList<>();
        for (DType dtype : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
            all.add(new Geometry(2, 1, 2, 3, plane(axis(5, 3, 1, 0, 1), axis(4, 3, 1, 0, 1)), dtype));
            all.add(new Geometry(2, 1, 3, 2, plane(axis(6, 3, 2, 1, 1), axis(7, 2, 1, 2, 2)), dtype));
            all.add(new Geometry(1, 3, 1, 1, plane(axis(4, 3, 1, 1, 1), axis(3, 3, 1, 1, 1)), dtype));
            all.add(new Geometry(3, 2, 2, 3, plane(axis(5, 2, 3, 0, 1), axis(9, 2, 4, 1, 3)), dtype));
            all.add(new Geometry(1, 1, 1, 2, plane(axis(1, 2, 1, 5, 2), axis(2, 3, 1, 4, 1)), dtype));
            all.add(new Geometry(2, 1, 1, 1, plane(axis(1, 1, 1, 0, 1), axis(1, 1, 9, 0, 9)), dtype));
            all.add(new Geometry(0, 2, 2, 2, plane(axis(4, 3, 1, 1, 1), axis(4, 3, 1, 1, 1)), dtype));
            // more than a band of patches: 200 taps, 60 x 33 places
            all.add(new Geometry(1, 1, 8, 2, plane(axis(64, 5, 1, 0, 1), axis(69, 5, 2, 0, 1)), dtype));
            // places that leave elements over, and more places than the image fills, as output padding makes them
            all.add(new Geometry(1, 1, 2, 2, plane(new WindowAxis(9, 2, 2, 3, 0, 1), axis(4, 2, 1, 0, 1)), dtype));
            all.add(new Geometry(1, 1, 2, 2, plane(new WindowAxis(7, 3, 2, 1, 0, 3), axis(4, 2, 1, 0, 1)), dtype));
        }
        for (int i = 0; i < 40; i++) {
            all.add(random(RandomKey.of(7).fold(i), i % 2 == 0 ? DType.FLOAT32 : DType.FLOAT64));
        }
        return all;
    }

    private static Geometry random(RandomKey key, DType dtype) {
        int[] draws =
                key.uniform(Shape.of(14), DType.FLOAT64, 0, 4).to(DType.INT32).ints();
        WindowPlane plane = plane(
                axis(8 + draws[0], 1 + draws[1], 1 + draws[2], draws[3], 1 + draws[4] % 3),
                axis(8 + draws[5], 1 + draws[6], 1 + draws[7], draws[8], 1 + draws[9] % 3));
        return new Geometry(1 + draws[10] % 3, 1 + draws[11] % 3, 1 + draws[12], 1 + draws[13], plane, dtype);
    }

    private static WindowAxis axis(int size, int kernel, int stride, int padding, int dilation) {
        int places = (size + 2 * padding - dilation * (kernel - 1) - 1) / stride + 1;
        return new WindowAxis(size, places, kernel, stride, padding, dilation);
    }

    private static WindowPlane plane(WindowAxis rows, WindowAxis columns) {
        return new WindowPlane(rows, columns);
    }

    @ParameterizedTest
    @MethodSource("geometries")
    void everyResultIsOneChainOfFmaInTheSpecifiedOrder(Geometry g) {
        RandomKey key = RandomKey.of(1);
        NdArray x = key.fold("x").normal(images(g), g.dtype, 0, 1);
        NdArray w = key.fold("w").normal(weight(g), g.dtype, 0, 1);
        NdArray y = key.fold("y").normal(places(g), g.dtype, 0, 1);
        NdArray value = value(g, x, w);
        NdArray image = image(g, y, w);
        NdArray weight = weight(g, x, y);
        for (int threads = 1; threads <= 3; threads++) {
            Workers.with(threads, 1, () -> {
                assertEquals(value, Convolution.value(x, w, g.groups, g.plane));
                assertEquals(image, Convolution.image(y, w, g.groups, g.plane));
                assertEquals(weight, Convolution.weight(x, y, g.groups, g.plane));
                return null;
            });
        }
    }

    private static Shape images(Geometry g) {
        return Shape.of(
                g.n, g.groups * g.in, g.plane.rows().size(), g.plane.columns().size());
    }

    private static Shape weight(Geometry g) {
        return Shape.of(
                g.groups * g.out,
                g.in,
                g.plane.rows().kernel(),
                g.plane.columns().kernel());
    }

    private static Shape places(Geometry g) {
        return Shape.of(
                g.n,
                g.groups * g.out,
                g.plane.rows().places(),
                g.plane.columns().places());
    }

    /** y over ascending (c, kh, kw). */
    private static NdArray value(Geometry g, NdArray x, NdArray w) {
        Shape shape = places(g);
        NdArray y = NdArray.zeros(shape, g.dtype);
        for (int e = 0; e < y.count(); e++) {
            int[] i = Index.of(shape, e);
            Sum sum = new Sum();
            for (int c = 0; c < g.in; c++) {
                for (int kh = 0; kh < g.plane.rows().kernel(); kh++) {
                    for (int kw = 0; kw < g.plane.columns().kernel(); kw++) {
                        int row = met(g.plane.rows(), i[2], kh);
                        int column = met(g.plane.columns(), i[3], kw);
                        sum.add(at(w, i[1], c, kh, kw), at(x, i[0], i[1] / g.out * g.in + c, row, column));
                    }
                }
            }
            sum.put(y, e);
        }
        return y;
    }

    /** x over ascending (out, kh, kw); a tap between two places has no part, one beyond them meets zero. */
    private static NdArray image(Geometry g, NdArray y, NdArray w) {
        Shape shape = images(g);
        NdArray x = NdArray.zeros(shape, g.dtype);
        for (int e = 0; e < x.count(); e++) {
            int[] i = Index.of(shape, e);
            int group = i[1] / g.in;
            Sum sum = new Sum();
            for (int o = group * g.out; o < (group + 1) * g.out; o++) {
                for (int kh = 0; kh < g.plane.rows().kernel(); kh++) {
                    for (int kw = 0; kw < g.plane.columns().kernel(); kw++) {
                        int down = i[2] - met(g.plane.rows(), 0, kh);
                        int right = i[3] - met(g.plane.columns(), 0, kw);
                        int strideDown = g.plane.rows().stride();
                        int strideRight = g.plane.columns().stride();
                        if (Math.floorMod(down, strideDown) == 0 && Math.floorMod(right, strideRight) == 0) {
                            sum.add(
                                    at(w, o, i[1] % g.in, kh, kw),
                                    at(y, i[0], o, Math.floorDiv(down, strideDown), Math.floorDiv(right, strideRight)));
                        }
                    }
                }
            }
            sum.put(x, e);
        }
        return x;
    }

    /** w over ascending (n, oh, ow). */
    private static NdArray weight(Geometry g, NdArray x, NdArray y) {
        Shape shape = weight(g);
        NdArray w = NdArray.zeros(shape, g.dtype);
        for (int e = 0; e < w.count(); e++) {
            int[] i = Index.of(shape, e);
            Sum sum = new Sum();
            for (int n = 0; n < g.n; n++) {
                for (int row = 0; row < g.plane.rows().places(); row++) {
                    for (int column = 0; column < g.plane.columns().places(); column++) {
                        int channel = i[0] / g.out * g.in + i[1];
                        int down = met(g.plane.rows(), row, i[2]);
                        int right = met(g.plane.columns(), column, i[3]);
                        sum.add(at(y, n, i[0], row, column), at(x, n, channel, down, right));
                    }
                }
            }
            sum.put(w, e);
        }
        return w;
    }

    /** Where place and tap meet: in the padding if that is not in the image. */
    private static int met(WindowAxis axis, int place, int tap) {
        return place * axis.stride() - axis.padding() + tap * axis.dilation();
    }

    private static double at(NdArray x, int n, int c, int row, int column) {
        Shape shape = x.shape();
        boolean inside = row >= 0 && row < shape.size(2) && column >= 0 && column < shape.size(3);
        return inside ? x.at(((n * shape.size(1) + c) * shape.size(2) + row) * shape.size(3) + column) : 0;
    }

    /** A chain in either type. */
    private static final class Sum {
        private float sum32;
        private double sum64;

        void add(double a, double b) {
            sum32 = Math.fma((float) a, (float) b, sum32);
            sum64 = Math.fma(a, b, sum64);
        }

        void put(NdArray to, int at) {
            if (to.dtype() == DType.FLOAT32) {
                to.floats()[at] = sum32;
            } else {
                to.doubles()[at] = sum64;
            }
        }
    }
}
