import type { CreateScreen, Jira } from '../jira/port';

/** The create screen of an issue type, asked once a run. */
export class CreateScreens {
  private readonly known = new Map<string, CreateScreen>();

  constructor(private readonly jira: Jira) {}

  async of(projectId: string, issueTypeId: string): Promise<CreateScreen> {
    const place = `${projectId}:${issueTypeId}`;
    const known = this.known.get(place) ?? (await this.jira.createScreen(projectId, issueTypeId));
    this.known.set(place, known);
    return known;
  }
}
