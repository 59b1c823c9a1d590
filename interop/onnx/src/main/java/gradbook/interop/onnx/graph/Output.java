package gradbook.interop.onnx.graph;

/**
 * What a model answers.
 *
 * @param name its name in the file
 * @param doc what it means, for whoever opens the file
 */
public record Output(String name, String doc) {}
