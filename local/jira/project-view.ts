import { optionView } from './custom-fields';
import type { FieldDefinition } from './field-definitions';
import { customFieldOf } from './site-fields';
import type { IssueType, Named, Project, Site, Status, StatusCategory } from './site-model';
import { userViewById } from './people-view';

const CATEGORIES: Readonly<Record<StatusCategory, { id: number; name: string; colorName: string }>> = {
  new: { id: 2, name: 'To Do', colorName: 'blue-gray' },
  indeterminate: { id: 4, name: 'In Progress', colorName: 'yellow' },
  done: { id: 3, name: 'Done', colorName: 'green' },
};

export function statusView(site: Site, status: Status) {
  return {
    self: `${site.url}/rest/api/3/status/${status.id}`,
    id: status.id,
    name: status.name,
    description: '',
    statusCategory: {
      self: `${site.url}/rest/api/3/statuscategory/${String(CATEGORIES[status.category].id)}`,
      key: status.category,
      ...CATEGORIES[status.category],
    },
  };
}

export function issueTypeView(site: Site, type: IssueType) {
  return {
    self: `${site.url}/rest/api/3/issuetype/${type.id}`,
    id: type.id,
    name: type.name,
    description: '',
    subtask: type.hierarchyLevel < 0,
    hierarchyLevel: type.hierarchyLevel,
  };
}

export function projectSummary(site: Site, project: Project) {
  return {
    self: `${site.url}/rest/api/3/project/${project.id}`,
    id: project.id,
    key: project.key,
    name: project.name,
    projectTypeKey: project.typeKey,
    style: project.style,
    simplified: project.style === 'next-gen',
    isPrivate: false,
  };
}

export function projectView(site: Site, project: Project) {
  const lead = userViewById(site, project.leadId);
  return {
    ...projectSummary(site, project),
    ...(lead === null ? {} : { lead }),
    issueTypes: project.issueTypes.map((type) => issueTypeView(site, type)),
  };
}

export function namedView(site: Site, kind: 'priority' | 'resolution', named: Named) {
  return { self: `${site.url}/rest/api/3/${kind}/${named.id}`, id: named.id, name: named.name };
}

/** A field as a screen describes it. */
export function fieldView(site: Site, definition: FieldDefinition, required: boolean) {
  const allowed = definition.allowed(site);
  const options = customFieldOf(definition.id)?.options ?? [];
  const kind = definition.id === 'resolution' ? 'resolution' : 'priority';
  return {
    required,
    schema: definition.schema,
    name: definition.name,
    key: definition.id,
    hasDefaultValue: definition.hasDefault,
    operations: definition.operations,
    ...(options.length === 0 ? {} : { allowedValues: options.map((option) => optionView(site.url, option)) }),
    ...(allowed === null ? {} : { allowedValues: allowed.map((named) => namedView(site, kind, named)) }),
  };
}
