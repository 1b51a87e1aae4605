/**
 * What a file may ask for at most. Whatever is larger is refused before anything is made of it, so that
 * reading needs, besides the files themselves, about 8 bytes for each of `MAX_WEIGHTS` weights and some
 * hundreds for each of `MAX_MESSAGES` messages.
 */

/** Messages of protobuf in a file: nodes, attributes, tensors, dimensions, ... */
export const MAX_MESSAGES = 1_000_000;

/** How deep messages may stand in one another. */
export const MAX_NESTING = 40;

/** Integers of 64 bits that are listed one by one, which JavaScript keeps as objects. */
export const MAX_WIDE_INTEGERS = 4_000_000;

/** Other numbers that are listed one by one and not as raw bytes, 8 bytes each. */
export const MAX_LISTED_NUMBERS = 150_000_000;

/** Nodes of a graph. */
export const MAX_NODES = 50_000;

/** Layers of a network: tfjs follows them by recursion, and of twice as many the stack is full. */
export const MAX_LAYERS = 2_000;

/** Weights of a network, 4 bytes each. */
export const MAX_WEIGHTS = 250_000_000;

/** Values of constants that are read or computed in all, each as often as a node asks for it. */
export const MAX_READ_VALUES = 500_000_000;

/** Entries of one constant of whole numbers: shapes, axes, indices. */
export const MAX_WHOLE_NUMBERS = 1_000_000;

/** Axes of a value. */
export const MAX_RANK = 12;

/** Values that a node joins or adds up. */
export const MAX_JOINED = 256;

/** Values that all layers together make of one example. */
export const MAX_EXAMPLE_VALUES = 500_000_000;
