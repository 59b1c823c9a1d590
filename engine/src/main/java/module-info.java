/** The from-scratch engine; depends on the JDK alone. The vector module is optional at run time. */
module gradbook.engine {
    requires static jdk.incubator.vector;

    exports gradbook.engine.random;
    exports gradbook.engine.scalar;
}
