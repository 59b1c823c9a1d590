package gradbook.engine.op;

/** Acts on each element, or on the elements of two or three inputs that broadcasting brings together (math.md §2). */
public sealed interface ElementwiseOp extends Op
        permits Abs,
                Add,
                Clamp,
                Cos,
                Div,
                Elu,
                Erf,
                Exp,
                Gelu,
                LeakyRelu,
                Log,
                Log1p,
                Maximum,
                Minimum,
                Mul,
                Neg,
                Pow,
                Relu,
                Sigmoid,
                Sign,
                Sin,
                Softplus,
                Sqrt,
                Tanh,
                Where {}
