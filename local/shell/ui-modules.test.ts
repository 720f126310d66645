import { readFileSync } from 'node:fs';
import { mainModule, readUiManifest } from './ui-modules';

const manifest = readUiManifest(readFileSync('manifest.yml', 'utf8'));

test('the page under Apps is neither the Configure nor the Get started entry', () => {
  expect(mainModule(manifest, 'jira:adminPage').key).toBe('admin');
  expect(mainModule(manifest, 'jira:projectPage').key).toBe('project');
  expect(mainModule(manifest, 'jira:issueContext').key).toBe('issue');
});

test('every module shows a resource that the manifest has', () => {
  const resources = manifest.resources.map(({ key }) => key);
  for (const module of manifest.modules) expect(resources).toContain(module.resource);
});
