package gradbook.experiments.run;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The values that a number of a {@link Configuration} may have; without it, any. */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Range {
    /** The smallest. */
    double from() default Double.NEGATIVE_INFINITY;

    /** The largest. */
    double to() default Double.POSITIVE_INFINITY;

    /** What all are smaller than. */
    double below() default Double.POSITIVE_INFINITY;
}
