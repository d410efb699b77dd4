/** Pixels of each side of what is kept: for the profile, and for everywhere else. */
export const largest = 512;
export const smallest = 96;

export type Size = typeof largest | typeof smallest;
