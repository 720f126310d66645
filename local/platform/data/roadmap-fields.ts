import type { FieldRecord } from './model';

const field = (
  id: string,
  name: string,
  kind: FieldRecord['kind'],
  more: Partial<FieldRecord> = {},
): FieldRecord => ({
  id,
  name,
  kind,
  options: null,
  readOnly: false,
  required: false,
  typeIds: null,
  ...more,
});

/** One of each kind, so that each can be tried. */
export const roadmapFields: readonly FieldRecord[] = [
  field('fld-points', 'Story points', 'number', { typeIds: ['ty-task', 'ty-story', 'ty-defect'] }),
  field('fld-start', 'Start date', 'date'),
  field('fld-risk', 'Risk', 'select', {
    options: [
      { id: 'opt-low', name: 'Low' },
      { id: 'opt-medium', name: 'Medium' },
      { id: 'opt-high', name: 'High' },
    ],
  }),
  field('fld-teams', 'Teams', 'multi-select', {
    options: [
      { id: 'opt-web', name: 'Web' },
      { id: 'opt-mobile', name: 'Mobile' },
      { id: 'opt-data', name: 'Data' },
      { id: 'opt-support', name: 'Support' },
    ],
  }),
  field('fld-customer', 'Customer', 'text'),
  field('fld-spec', 'Specification', 'url'),
  field('fld-billable', 'Billable', 'boolean'),
  field('fld-decided', 'Decided at', 'date-time', { typeIds: ['ty-feature'] }),
  field('fld-score', 'Score', 'number', { readOnly: true }),
];
