/** What is asked before a connection is stored. */
export interface NewConnection {
  readonly platform: string;
  readonly name: string;
  readonly address: string;
}
