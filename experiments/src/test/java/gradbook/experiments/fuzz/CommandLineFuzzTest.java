package gradbook.experiments.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import gradbook.experiments.cli.Catalogue;
import gradbook.experiments.cli.Gradbook;
import gradbook.experiments.run.Configuration;
import gradbook.experiments.run.Experiment;
import gradbook.experiments.run.Json;
import gradbook.experiments.run.Overrides;
import gradbook.experiments.testing.Fuzzed;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

class CommandLineFuzzTest {
    private static final StringWriter ERRORS = new StringWriter();

    /** One for all, since it is made from every command's annotations; a file that a word names is not read. */
    private static final CommandLine COMMAND = Gradbook.commandLine(
                    new PrintWriter(new StringWriter()), new PrintWriter(ERRORS))
            .setExpandAtFiles(false);

    /** Words after {@code gradbook run}, one a line, understood for every experiment or refused; nothing is run. */
    @FuzzTest
    void commandLine(byte[] content) throws Exception {
        String[] words = ("run\n" + new String(content, StandardCharsets.UTF_8)).split("\n");
        try {
            ParseResult run = COMMAND.parseArgs(words).subcommand();
            Overrides overrides = new Overrides(run.matchedOptionValue("--set", Map.of()));
            for (Experiment<?> experiment : Catalogue.ALL) {
                apply(overrides, experiment);
            }
        } catch (ParameterException refused) {
            assertPrintedInOneLine(refused);
        }
    }

    /** What is understood is understood once more when every value is typed as it was written. */
    private static <C extends Record & Configuration> void apply(Overrides overrides, Experiment<C> experiment) {
        C understood;
        try {
            understood = overrides.applyTo(experiment);
        } catch (IllegalArgumentException refused) {
            throw new ParameterException(COMMAND, refused.getMessage(), refused);
        }
        Overrides all = Overrides.NONE;
        for (Map.Entry<String, JsonNode> value : Json.tree(understood).properties()) {
            all = all.with(value.getKey(), value.getValue().asText());
        }
        assertEquals(understood, all.applyTo(experiment));
    }

    private static void assertPrintedInOneLine(ParameterException refused) throws Exception {
        ERRORS.getBuffer().setLength(0);
        COMMAND.getParameterExceptionHandler().handleParseException(refused, new String[0]);
        Fuzzed.assertSentence(ERRORS.toString().stripTrailing());
    }
}
