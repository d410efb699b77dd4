/** Figures of the overview end here: one more stands for any number above. */
export const mostCounted = 10_000;
