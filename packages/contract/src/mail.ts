import { z } from 'zod';
import { page } from './schema.ts';

export const listUndelivered = z.strictObject(page);
