package gradbook.experiments.run;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;

/**
 * The part of a run record that differs from machine to machine, and is never compared.
 *
 * @param gitCommit commit of the working copy, null outside of one
 * @param gitClean whether nothing was changed since that commit, null outside of a working copy
 * @param jdk version and vendor
 * @param os name, version and architecture
 * @param cpu model name
 * @param processors available to the process
 * @param vectorBits width of a vector by the JDK's Vector API, 0 without it
 * @param threads used for the run
 * @param startedAt ISO 8601, UTC
 * @param seconds from the start of the experiment to its end, loading of data included
 * @param secondsPerEpoch training and evaluation of each epoch
 * @param peakMemoryBytes largest resident size of the process where the system tells it, else the largest heap
 */
public record Environment(
        @JsonSetter(nulls = Nulls.SET) String gitCommit,
        @JsonSetter(nulls = Nulls.SET) Boolean gitClean,
        String jdk,
        String os,
        String cpu,
        int processors,
        int vectorBits,
        int threads,
        String startedAt,
        double seconds,
        List<Double> secondsPerEpoch,
        long peakMemoryBytes) {}
