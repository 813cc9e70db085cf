// The little of markdown-it that the tests use; it brings no types of its own.
declare module 'markdown-it' {
  type Token = { type: string; tag: string; info: string; content: string; markup: string; children: Token[] | null };
  export default class MarkdownIt {
    constructor(options: { html: boolean });
    parse(markdown: string, environment: object): Token[];
  }
}
