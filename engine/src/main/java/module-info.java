/** The from-scratch engine; depends on the JDK alone. The vector module is optional at run time; kernels are not exported. */
module gradbook.engine {
    requires static jdk.incubator.vector;

    exports gradbook.engine.array;
    exports gradbook.engine.autograd;
    exports gradbook.engine.cases;
    exports gradbook.engine.data;
    exports gradbook.engine.io;
    exports gradbook.engine.metric;
    exports gradbook.engine.nn;
    exports gradbook.engine.op;
    exports gradbook.engine.optim;
    exports gradbook.engine.random;
    exports gradbook.engine.runtime;
    exports gradbook.engine.scalar;
}
