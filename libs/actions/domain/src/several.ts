import { z } from 'zod';

/** Several values of one filter are alternatives; in the address: repeated parameters. */
export const several = <Item extends z.ZodType>(item: Item) => z.preprocess((value) => (value === undefined || Array.isArray(value) ? value : [value]), z.array(item).max(50).optional());
