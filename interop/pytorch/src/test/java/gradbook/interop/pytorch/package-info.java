/**
 * PyTorch as the judge: tests that hand the engine's own weights and inputs to libtorch, through DJL, and compare. This room
 * has tests only; nothing of it reaches a user's class path.
 */
package gradbook.interop.pytorch;
