import * as vscode from "vscode";
import { message, type Message } from "../core/text/message";
import { escapeMarkdown } from "../language/hover/markdown";
import { problemAnswer } from "../language/tools/answer";
import { explain } from "../language/tools/explain";
import { ToolInput } from "../language/tools/input";
import { proposeEdit } from "../language/tools/propose-edit";
import { readFindings } from "../language/tools/read-findings";
import { readSchedule } from "../language/tools/read-schedule";
import { fileNamed, isProblem, type ToolScope } from "../language/tools/scope";
import { toUri } from "./convert";
import type { Proposals } from "./proposals";
import { findingPages } from "./providers/finding-documentation";
import { languageScope } from "./scope";
import type { Services } from "./services";

/** A tool: what a person is asked before it runs, and what it does. */
interface Tool {
  readonly name: string;
  readonly title: Message;
  /** What is read or proposed, for the person who confirms. */
  readonly about: (input: ToolInput) => Message;
  readonly run: (input: unknown) => Promise<string>;
}

/**
 * Tools with which language models read plans and propose changes. A person confirms each use; there are none in a workspace that is not trusted, and in an editor that does not know such tools.
 */
export function registerLanguageModelTools(services: Services, proposals: Proposals): vscode.Disposable {
  // Editors made of VS Code may come without this part of it.
  const lm = vscode.lm as Partial<typeof vscode.lm> | undefined;
  if (typeof lm?.registerTool !== "function") return new vscode.Disposable(() => undefined);
  const registered = toolsOf(services, proposals).map((tool) =>
    vscode.lm.registerTool(tool.name, toTool(services, tool)),
  );
  return vscode.Disposable.from(...registered);
}

function toTool(services: Services, { title, about, run }: Tool): vscode.LanguageModelTool<unknown> {
  const { say } = services.speaker;
  return {
    prepareInvocation({ input }) {
      return {
        invocationMessage: say(title),
        confirmationMessages: {
          title: say(title),
          // Names come from a model: they must not become links or pictures.
          message: new vscode.MarkdownString(escapeMarkdown(say(about(new ToolInput(input))))),
        },
      };
    },
    async invoke({ input }) {
      const text = vscode.workspace.isTrusted
        ? await run(input)
        : problemAnswer(
            languageScope(services),
            message("This workspace is not trusted: its files are not given to language models."),
          );
      return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
    },
  };
}

function toolsOf(services: Services, proposals: Proposals): readonly Tool[] {
  const { files } = services;
  const scope = async (): Promise<ToolScope> => {
    await files.loaded;
    return toolScope(services);
  };
  const projectOf = (input: ToolInput): string | Message => input.text("project") ?? message("all projects");
  return [
    {
      name: "pmo_readSchedule",
      title: message("Read the schedule"),
      about: (input) =>
        message(
          "Dates, float, progress, links and people of the tasks are given to the language model. Project: {0}",
          projectOf(input),
        ),
      run: async (input) => readSchedule(await scope(), input),
    },
    {
      name: "pmo_readFindings",
      title: message("Read the findings"),
      about: (input) =>
        message(
          "What is wrong in the project files, with its places, is given to the language model. From: {0}",
          input.text("file") ?? projectOf(input),
        ),
      run: async (input) => readFindings(await scope(), input),
    },
    {
      name: "pmo_explain",
      title: message("Explain an entry or a finding"),
      about: (input) =>
        message(
          "The text, dates and findings of an entry, or the documentation of a rule, are given to the language model: {0}",
          input.text("id") ?? input.text("code") ?? "",
        ),
      run: async (input) => {
        const page = await findingPages(services);
        return explain(await scope(), input, page);
      },
    },
    {
      name: "pmo_proposeEdit",
      title: message("Propose a change of a project file"),
      about: (input) =>
        message(
          "Changes of {0} are shown beside its present text. Nothing is written until you apply them. Their effect on dates and findings is given to the language model.",
          input.text("file") ?? "",
        ),
      run: async (input) => {
        // The text of an open document counts, also for its line breaks.
        const before = await scope();
        const name = new ToolInput(input).text("file");
        const file = name === undefined ? undefined : fileNamed(before, name);
        if (file !== undefined && !isProblem(file)) await vscode.workspace.openTextDocument(toUri(file));
        const { answer, proposal } = proposeEdit(await scope(), input);
        if (proposal) await proposals.show(proposal);
        return answer;
      },
    },
  ];
}

function toolScope(services: Services): ToolScope {
  return { ...languageScope(services), nameOf: (file) => vscode.workspace.asRelativePath(toUri(file)) };
}
