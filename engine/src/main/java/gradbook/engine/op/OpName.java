package gradbook.engine.op;

/** The names of operators after their classes, each made once: every application of an operator has its name at hand for an error. */
final class OpName {
    private static final ClassValue<String> NAMES = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
            String name = type.getSimpleName();
            return Character.toLowerCase(name.charAt(0)) + name.substring(1);
        }
    };

    private OpName() {}

    /** A record's name in lower camel case. */
    static String of(Class<? extends Op> type) {
        return NAMES.get(type);
    }
}
