package gradbook.experiments.run;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * The loss of one training step, taken before the step's update.
 *
 * @param step counted from 0
 * @param loss as the shortest decimal that reads back to the same bits
 * @param lossHex the same bits in hexadecimal
 * @param accuracy of the step's samples, where the experiment measures it; 0 to 1
 */
public record CurvePoint(
        int step,
        double loss,
        String lossHex,
        @JsonInclude(JsonInclude.Include.NON_NULL) Double accuracy) {
    public CurvePoint {
        if (!Double.toHexString(loss).equals(lossHex)) {
            throw new IllegalArgumentException("step " + step + ": loss is " + loss + " but lossHex is " + lossHex);
        }
    }

    static CurvePoint of(int step, double loss, Double accuracy) {
        return new CurvePoint(step, loss, Double.toHexString(loss), accuracy);
    }
}
