import AjvDraft04 from 'ajv-draft-04';
import schema from '@atlaskit/adf-schema/dist/json-schema/v1/full.json';

const validate = new AjvDraft04({ strict: false, allErrors: false, logger: false }).compile(schema);

/** Nothing when Atlassian's schema accepts the document, else where and why not. */
export function schemaErrors(document: unknown): readonly string[] {
  if (validate(document)) return [];
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`);
}
