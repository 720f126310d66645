import Ajv from 'ajv';

/**
 * Each of Atlassian's validators compiles the same schema of 1 MB anew, about two seconds each and a dozen times per
 * lint. One compilation serves them all: same schema object, same options, and the validators run one after another.
 */
export function compileSchemasOnce(): void {
  const compiled = new Map<unknown, unknown>();
  // eslint-disable-next-line @typescript-eslint/unbound-method -- Reflect.apply hands it the instance that was called.
  Ajv.prototype.compile = new Proxy(Ajv.prototype.compile, {
    apply(compile, ajv: unknown, given: readonly unknown[]): unknown {
      const [schema] = given;
      // To make the code shorter takes longer than to run it the few times that it is.
      if (ajv instanceof Ajv) ajv.opts.code.optimize = 0;
      if (!compiled.has(schema)) compiled.set(schema, Reflect.apply(compile, ajv, given));
      return compiled.get(schema);
    },
  });
}
