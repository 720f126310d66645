/** Words of authorising, on the Connections page and on the project page, and of leaving a form unsaved. */
export const authorise = {
  'unsaved.title': 'Leave without saving?',
  'unsaved.text': 'What you have entered here is not saved yet and is lost when you leave.',
  'unsaved.leave': 'Leave without saving',
  'unsaved.stay': 'Keep editing',
} as const;
