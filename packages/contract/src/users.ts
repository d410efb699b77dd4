import { z } from 'zod';
import * as fields from './fields.ts';
import { id, page, text } from './schema.ts';

export const listUsers = z.strictObject({ search: text(fields.search).default(''), ...page });
export const oneUser = z.strictObject({ userId: id('user') });

export type UserState = 'active' | 'disabled';
