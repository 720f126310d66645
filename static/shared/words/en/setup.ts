/** Words of setting a connection up, step by step. */
export const setup = {} as const;
