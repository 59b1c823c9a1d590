/**
 * Files that are whole or not there, and failures that say what to do.
 *
 * <p>Everything Gradbook writes goes through {@link gradbook.experiments.io.AtomicFiles}: beside its place first,
 * forced to the disk, then moved in one step. Everything it reads is held to a {@link gradbook.experiments.io.Sha256}.
 * What a person can mend is a {@link gradbook.experiments.io.Failure}: one sentence with the file, what was expected
 * and what was found.
 *
 * <pre>{@code
 * AtomicFiles.writeString(folder.resolve("record.json"), json);
 * AtomicFiles.write(folder.resolve("weights.safetensors"), out -> weights.writeTo(out));
 *
 * String found = Sha256.of(folder.resolve("record.json"));
 * if (!found.equals(pinned)) {
 *     throw new Failure("record.json has SHA-256 " + found + ", expected " + pinned + "; run it again");
 * }
 * }</pre>
 */
package gradbook.experiments.io;
