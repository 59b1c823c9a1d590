/**
 * What PyTorch is asked: for every subject of the engine the same thing written in PyTorch's operators. One file for each kind;
 * {@link gradbook.interop.pytorch.program.Program} is the way in.
 */
package gradbook.interop.pytorch.program;
