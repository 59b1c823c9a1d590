package gradbook.experiments.bits;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What came of a setting.
 *
 * @param forms which forms of the kernels ran, for instance {@code vectors of 512 bits}
 * @param networks in the order of {@link Network#ALL}; none if it failed
 * @param seconds of the whole process
 * @param failure why there is nothing
 */
public record Outcome(
        Setting setting, String forms, List<TrainedBits> networks, double seconds, Optional<String> failure) {
    static Outcome failed(Setting setting, String reason, double seconds) {
        return new Outcome(setting, "", List.of(), seconds, Optional.of(reason));
    }

    /** What {@link Child} printed. */
    static Outcome parse(Setting setting, List<String> lines, double seconds) {
        String forms = "";
        List<TrainedBits> networks = new ArrayList<>();
        for (String line : lines) {
            String[] words = line.split("\t", -1);
            if (words[0].equals(Child.FORMS) && words.length == 2) {
                forms = words[1];
            } else if (words[0].equals(Child.NETWORK) && words.length == 6) {
                networks.add(new TrainedBits(words[1], words[2], words[3], words[4], Boolean.parseBoolean(words[5])));
            }
        }
        return networks.stream()
                        .map(TrainedBits::network)
                        .toList()
                        .equals(Network.ALL.stream().map(Network::name).toList())
                ? new Outcome(setting, forms, List.copyOf(networks), seconds, Optional.empty())
                : failed(setting, "expected a line for each network, found " + lines, seconds);
    }
}
