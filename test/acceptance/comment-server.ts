/** What GitHub and GitLab have for the comments of a pull request, on a port of this machine. */
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

export interface Comment {
  readonly id: number;
  body: string;
}

export class CommentServer {
  /** What the pull request has, oldest first. */
  readonly comments: Comment[] = [];
  /** "POST /repos/..." in the order of arrival, and the authorization that came with the last. */
  readonly requests: string[] = [];
  authorization: string | undefined;
  /** Answers every request with this status in place of an answer. */
  refusal: number | undefined;

  private constructor(private readonly server: Server) {}

  static start(): Promise<CommentServer> {
    return new Promise((done) => {
      const server = createServer();
      const started = new CommentServer(server);
      server.on("request", (request: IncomingMessage, response) => {
        let text = "";
        request.setEncoding("utf8").on("data", (part: string) => (text += part));
        request.on("end", () => {
          const { status, answer } = started.answer(request, text);
          response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answer));
        });
      });
      server.listen(0, "127.0.0.1", () => done(started));
    });
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  reset(): void {
    this.comments.length = 0;
    this.requests.length = 0;
    this.refusal = undefined;
  }

  stop(): Promise<void> {
    return new Promise((done) => {
      this.server.close(() => done());
      this.server.closeAllConnections();
    });
  }

  private answer({ method, url = "", headers }: IncomingMessage, text: string): { status: number; answer: unknown } {
    const { pathname, searchParams } = new URL(url, this.url);
    this.requests.push(`${method} ${pathname}`);
    this.authorization = headers.authorization;
    if (this.refusal !== undefined) return { status: this.refusal, answer: { message: "Refused" } };
    if (method === "GET") {
      const size = Number(searchParams.get("per_page"));
      const first = (Number(searchParams.get("page")) - 1) * size;
      return { status: 200, answer: this.comments.slice(first, first + size) };
    }
    const { body } = JSON.parse(text) as Comment;
    const old = this.comments.find(({ id }) => method !== "POST" && pathname.endsWith(`s/${id}`));
    if (old) old.body = body;
    else this.comments.push({ id: this.comments.length + 1, body });
    return { status: old ? 200 : 201, answer: {} };
  }
}
