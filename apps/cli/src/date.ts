/** In a table. */
export const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? 'never';

/** In a sentence, as the clock on this wall has it. */
export const until = (date: Date) => date.toLocaleDateString('en-GB', { dateStyle: 'long' });
