import type { CommanderError } from "commander";
import { Command, Option } from "commander";
import { columnKeys } from "../core/report/gantt/columns";
import { groupings } from "../core/report/gantt/groups";
import { message, type Message } from "../core/text/message";
import { check, type CheckOptions } from "./commands/check";
import { exportFormats, exportProject, exportSubjects, type ExportOptions } from "./commands/export";
import { format } from "./commands/format";
import { importFile } from "./commands/import";
import { newProject, type NewOptions } from "./commands/new";
import { schedule, type ScheduleOptions } from "./commands/schedule";
import { conformance, type ConformanceOptions } from "./commands/standard-conformance";
import {
  diffStandard,
  updateStandard,
  type StandardDiffOptions,
  type StandardUpdateOptions,
} from "./commands/standard-drift";
import { impactOfStandards, type StandardImpactOptions } from "./commands/standard-impact";
import { packStandard, type StandardPackOptions } from "./commands/standard-pack";
import { testStandards, type StandardTestOptions } from "./commands/standard-test";
import { say, type Host } from "./host";

/** Headings that commander writes itself. */
function heading(title: string): Message | undefined {
  switch (title) {
    case "Usage:":
      return message("Usage:");
    case "Arguments:":
      return message("Arguments:");
    case "Options:":
      return message("Options:");
    case "Commands:":
      return message("Commands:");
    default:
      return undefined;
  }
}

/** Values of an option that may be repeated. */
function collect(value: string, list: readonly string[] = []): readonly string[] {
  return [...list, value];
}

/** Builds the program; `done` receives the exit code of the command that ran. */
export class Program {
  readonly #host: Host;
  readonly #done: (code: number) => void;
  readonly #command: Command;

  constructor(host: Host, version: string, done: (code: number) => void) {
    this.#host = host;
    this.#done = done;
    this.#command = this.#base(new Command("pmo"))
      .description(
        this.#say(
          message("Project management as code: checks, formats, schedules, imports and exports *.pmo.yaml files."),
        ),
      )
      .usage(this.#say(message("<command> [options]")))
      .version(version, "-V, --version", this.#say(message("print the version")))
      .helpCommand("help [command]", this.#say(message("explain a command")))
      .addHelpText(
        "after",
        `\n${this.#say(message("Exit codes: 0 clean, 1 findings at or above --fail-on, 2 could not run."))}`,
      );
    this.#addCheck();
    this.#addFormat();
    this.#addSchedule();
    this.#addImport();
    this.#addExport();
    this.#addNew();
    this.#addStandard();
  }

  /** @throws CommanderError for wrong arguments, and (with exit code 0) after help and version */
  async run(args: readonly string[]): Promise<void> {
    await this.#command.parseAsync([...args], { from: "user" });
  }

  #say(text: Message): string {
    return say(this.#host, text);
  }

  /** What every command has in common. */
  #base(command: Command): Command {
    return command
      .exitOverride()
      .configureOutput({
        writeOut: (text) => this.#host.out(text),
        writeErr: (text) => this.#host.err(text),
        // Wrong arguments are reported in the chosen language where the error is caught.
        outputError: () => undefined,
      })
      .configureHelp({
        styleTitle: (title) => {
          const text = heading(title);
          return text === undefined ? title : this.#say(text);
        },
        optionDescription: (option) => option.description,
        argumentDescription: (argument) => argument.description,
        showGlobalOptions: false,
      })
      .helpOption("-h, --help", this.#say(message("show this help")))
      .addOption(
        new Option(
          "--lang <language>",
          this.#say(message("language of messages: en or ja (default: from LC_ALL or LANG)")),
        ).choices(["en", "ja"]),
      );
  }

  #add(name: string, usage: string, description: Message): Command {
    const command = this.#command.command(name);
    return this.#base(command).usage(usage).description(this.#say(description));
  }

  #choices(flags: string, text: Message, choices: readonly string[], standard?: string): Option {
    const option = new Option(flags, this.#say(text)).choices(choices);
    return standard === undefined ? option : option.default(standard);
  }

  #addCheck(): void {
    this.#add(
      "check",
      "[PATH…] [--format pretty|json] [--fail-on error|warning|info]",
      message("Report every finding in the project files under the paths."),
    )
      .argument("[path...]", this.#say(message("files or folders (default: the current folder)")))
      .addOption(this.#choices("--format <format>", message("pretty (default) or json"), ["pretty", "json"], "pretty"))
      .addOption(
        this.#choices(
          "--fail-on <severity>",
          message("exit with 1 from this severity on: error (default), warning or info"),
          ["error", "warning", "info"],
          "error",
        ),
      )
      .action(async (paths: string[], options: CheckOptions) => this.#done(await check(paths, options, this.#host)));
  }

  #addFormat(): void {
    this.#add(
      "format",
      "[PATH…] [--check]",
      message("Set the white space of project files: indentation, gaps and blank lines, as the editor does."),
    )
      .argument("[path...]", this.#say(message("files or folders (default: the current folder)")))
      .option(
        "--check",
        this.#say(message("write nothing; list the files that are not formatted and exit with 1")),
        false,
      )
      .action(async (paths: string[], options: { check: boolean }) =>
        this.#done(await format(paths, options, this.#host)),
      );
  }

  #addSchedule(): void {
    this.#add(
      "schedule",
      "PATH [--project ID] [--format table|json|csv]",
      message("Compute and print the schedule of a project."),
    )
      .argument("<path>", this.#say(message("file or folder of the project")))
      .option("--project <id>", this.#say(message("which project, when there are several")))
      .addOption(
        this.#choices("--format <format>", message("table (default), json or csv"), ["table", "json", "csv"], "table"),
      )
      .action(async (path: string, options: ScheduleOptions) => this.#done(await schedule(path, options, this.#host)));
  }

  #addImport(): void {
    this.#add(
      "import",
      "FILE -o FOLDER",
      message("Turn a Microsoft Project XML file into a project folder, and list what can't be carried over."),
    )
      .argument("<file>", this.#say(message("file saved as XML in Microsoft Project")))
      .requiredOption("-o, --output <folder>", this.#say(message("folder of the new project")))
      .option("--id <id>", this.#say(message("id of the project (default: made from its title)")))
      .option("--force", this.#say(message("write into a folder that is not empty")), false)
      .action(async (file: string, options: { output: string; force: boolean; id?: string }) =>
        this.#done(await importFile(file, options, this.#host)),
      );
  }

  #addExport(): void {
    this.#add(
      "export",
      `PATH [--what ${exportSubjects.join("|")}] --format ${exportFormats.join("|")} [-o FILE] [options]`,
      message("Write the plan or the risks of a project, or the plans of all projects, as a picture or as data."),
    )
      .argument("<path>", this.#say(message("file or folder of the project")))
      .addOption(
        this.#choices(
          "--format <format>",
          message(
            "mermaid, json, svg, png (twice as fine as the screen), html (scrolls and searches) or print (HTML in pages, to print or save as PDF); for risks mermaid, svg, png, html, csv or markdown; for a portfolio not json",
          ),
          exportFormats,
        ).makeOptionMandatory(),
      )
      .addOption(
        this.#choices(
          "--what <subject>",
          message("plan, risks, or portfolio: all projects under PATH in one chart"),
          exportSubjects,
        ).default("plan"),
      )
      .option("--risk <id>", this.#say(message("with --what risks --format svg or png: the bow-tie of this risk")))
      .option(
        "--since <date>",
        this.#say(
          message(
            "with --what risks: what moved since this day, and the burndown, by git or by the assessments written in the risks",
          ),
        ),
      )
      .option("-o, --output <file>", this.#say(message("file to write (default: standard output)")))
      .option("--project <id>", this.#say(message("which project, when there are several")))
      .option("--from <date>", this.#say(message("first day that is drawn (default: the plan's start)")))
      .option("--to <date>", this.#say(message("last day that is drawn (default: the plan's finish)")))
      .option(
        "--today <date>",
        this.#say(message("day to mark as today (default: none, so that the file stays the same)")),
      )
      .option("--zoom <pixels>", this.#say(message("pixels a day (default: the whole plan)")))
      .option("--level <number>", this.#say(message("deepest outline level that shows (default: all)")))
      .option(
        "--group-by <what>",
        this.#say(message("tasks under headings in place of their outline: {0}", groupings.join(", "))),
      )
      .option(
        "--columns <list>",
        this.#say(message("columns of the table, with commas between them: {0}", columnKeys.join(", "))),
      )
      .option(
        "--layers <list>",
        this.#say(
          message(
            "what is drawn besides bars: links, behind, slack, people, gates, baseline, baseline=ID, baseline=* with commas between them, or none (default: links,behind,gates,baseline)",
          ),
        ),
      )
      .option(
        "--filter <list>",
        this.#say(
          message(
            "only these tasks: critical, late, open, milestones, period=week|nextWeek|month|nextMonth|quarter (of --today, or the present day), person=NAME, text=WORDS; may be repeated",
          ),
        ),
        collect,
      )
      .option(
        "--font <file>",
        this.#say(message("png: draw with this font; may be repeated (default: fonts of the system)")),
        collect,
        [],
      )
      .addOption(this.#choices("--theme <theme>", message("svg and png: light (default) or dark"), ["light", "dark"]))
      .addOption(this.#choices("--paper <size>", message("print: A4 (default), A3 or letter"), ["A4", "A3", "letter"]))
      .addOption(
        this.#choices("--orientation <orientation>", message("print: landscape (default) or portrait"), [
          "landscape",
          "portrait",
        ]),
      )
      .action(async (path: string, options: ExportOptions) =>
        this.#done(await exportProject(path, options, this.#host)),
      );
  }

  #addStandard(): void {
    const standard = this.#add("standard", "COMMAND", message("Work on standards."));
    this.#base(standard.command("test"))
      .usage("[PATH…] [--format pretty|json]")
      .description(
        this.#say(
          message("Try the rules of standards on their examples (valid, invalid). Exit code 1 when a test fails."),
        ),
      )
      .argument("[path...]", this.#say(message("files or folders (default: the current folder)")))
      .addOption(this.#choices("--format <format>", message("pretty (default) or json"), ["pretty", "json"], "pretty"))
      .action(async (paths: string[], options: StandardTestOptions) =>
        this.#done(await testStandards(paths, options, this.#host)),
      );
    this.#base(standard.command("pack"))
      .usage("FILE -o FOLDER [--name PACKAGE] [--against REVISION]")
      .description(
        this.#say(
          message(
            "Check and test a standard and write it as a folder for 'npm publish': with a changelog of its rules and a page for each rule in both languages. Exit code 1 when its version is not raised as far as its changes need, or something is wrong.",
          ),
        ),
      )
      .argument("<file>", this.#say(message("file of the standard")))
      .requiredOption("-o, --output <folder>", this.#say(message("folder to write; the version in it is the last one")))
      .option("--name <package>", this.#say(message("name of the package (default: pmo-standard-ID)")))
      .option("--against <revision>", this.#say(message("revision in git at which the last version was published")))
      .action(async (file: string, options: StandardPackOptions) =>
        this.#done(await packStandard(file, options, this.#host)),
      );
    this.#base(standard.command("impact"))
      .usage("[PATH…] --against REVISION [--format pretty|markdown|json]")
      .description(
        this.#say(
          message(
            "Show which findings the present standards add to projects and take away from them, against those of a revision in git.",
          ),
        ),
      )
      .argument("[path...]", this.#say(message("files or folders (default: the current folder)")))
      .option("--against <revision>", this.#say(message("revision to compare with (default: HEAD)")), "HEAD")
      .addOption(
        this.#choices(
          "--format <format>",
          message("pretty (default), markdown (for a pull request) or json"),
          ["pretty", "markdown", "json"],
          "pretty",
        ),
      )
      .action(async (paths: string[], options: StandardImpactOptions) =>
        this.#done(await impactOfStandards(paths, options, this.#host)),
      );
    this.#base(standard.command("conformance"))
      .usage("[PATH…] [--standard ID] [--phase PHASE] [--severity SEVERITY] [--format FORMAT] [-o FILE]")
      .description(
        this.#say(
          message("Show how projects keep the rules of their standards: grades, scores and what these were made from."),
        ),
      )
      .argument("[path...]", this.#say(message("files or folders (default: the current folder)")))
      .option("--standard <id>", this.#say(message("only the rules of this standard")))
      .option("--phase <phase>", this.#say(message("only projects in this phase")))
      .addOption(
        this.#choices("--severity <severity>", message("only rules of this severity or graver"), [
          "error",
          "warning",
          "info",
          "hint",
        ]),
      )
      .addOption(
        this.#choices(
          "--format <format>",
          message("pretty (default), markdown, html (a heat map), xlsx (a workbook) or json"),
          ["pretty", "markdown", "html", "xlsx", "json"],
          "pretty",
        ),
      )
      .option("-o, --output <file>", this.#say(message("file to write (default: standard output)")))
      .action(async (paths: string[], options: ConformanceOptions) =>
        this.#done(await conformance(paths, options, this.#host)),
      );
    this.#base(standard.command("diff"))
      .usage("[PATH…] [--own] [--format pretty|json]")
      .description(
        this.#say(
          message(
            "Compare projects with the templates that they were made from: what the template has added, changed and removed since, and conflicts. Exit code 1 when there is something.",
          ),
        ),
      )
      .argument("[path...]", this.#say(message("files or folders (default: the current folder)")))
      .option("--own", this.#say(message("list what the projects have changed themselves, too")), false)
      .addOption(this.#choices("--format <format>", message("pretty (default) or json"), ["pretty", "json"], "pretty"))
      .action(async (paths: string[], options: StandardDiffOptions) =>
        this.#done(await diffStandard(paths, options, this.#host)),
      );
    this.#base(standard.command("update"))
      .usage("[PATH…] [--only CHANGE]… [--conflicts] [--dry-run]")
      .description(
        this.#say(
          message(
            "Take over what the templates of projects have added, changed and removed, as the smallest edits; what the projects have changed themselves stays.",
          ),
        ),
      )
      .argument("[path...]", this.#say(message("files or folders (default: the current folder)")))
      .option(
        "--only <change>",
        this.#say(message("only this change, as 'pmo standard diff' names it; may be repeated")),
        collect,
        [],
      )
      .option("--conflicts", this.#say(message("settle conflicts for the template")), false)
      .option("--dry-run", this.#say(message("say what would be done and write nothing")), false)
      .action(async (paths: string[], options: StandardUpdateOptions) =>
        this.#done(await updateStandard(paths, options, this.#host)),
      );
  }

  #addNew(): void {
    this.#add(
      "new",
      "--template NAME --name NAME [--standard FILE] FOLDER",
      message("Start a new project from a template."),
    )
      .argument("[folder]", this.#say(message("folder of the new project")))
      .option("--template <name>", this.#say(message("template to use")))
      .option("--name <name>", this.#say(message("name of the project")))
      .option(
        "--param <name=value>",
        this.#say(message("value of a parameter of the template; may be repeated")),
        collect,
        [],
      )
      .option(
        "--standard <file>",
        this.#say(message("standard whose templates are offered too, and which the project follows")),
      )
      .option("--list", this.#say(message("list the templates and their parameters")), false)
      .option("--force", this.#say(message("write into a folder that is not empty")), false)
      .action(
        async (folder: string | undefined, options: Omit<NewOptions, "parameters"> & { param: readonly string[] }) =>
          this.#done(await newProject(folder, { ...options, parameters: options.param }, this.#host)),
      );
  }
}

/** What is wrong with the arguments, in our own words. @returns undefined for help and version, which are no errors */
export function argumentProblem(error: CommanderError): Message | undefined {
  const quoted = [...error.message.matchAll(/'([^']*)'/g)].map((match) => match[1] ?? "");
  const [first = "", second = ""] = quoted;
  switch (error.code) {
    case "commander.help":
    case "commander.helpDisplayed":
    case "commander.version":
      return error.exitCode === 0
        ? undefined
        : message(
            "A command is missing: check, format, schedule, import, export, new or standard test. 'pmo --help' explains them.",
          );
    case "commander.unknownOption":
      return message("Unknown option '{0}'. See 'pmo --help' or 'pmo COMMAND --help'.", first);
    case "commander.unknownCommand":
      return message(
        "Unknown command '{0}'. There are: check, format, schedule, import, export, new, standard test.",
        first,
      );
    case "commander.missingArgument":
      return message("The argument '{0}' is missing. See 'pmo COMMAND --help'.", first);
    case "commander.missingMandatoryOptionValue":
      return message("The option '{0}' is required. See 'pmo COMMAND --help'.", first);
    case "commander.optionMissingArgument":
      return message("The option '{0}' needs a value.", first);
    case "commander.invalidArgument":
      return message("'{1}' is not a value of the option '{0}'. {2}", first, second, allowedChoices(error.message));
    case "commander.excessArguments":
      return message("Too many arguments. See 'pmo COMMAND --help'.");
    default:
      return message("Wrong arguments: {0}", error.message.replace(/^error: /, ""));
  }
}

function allowedChoices(text: string): Message | string {
  const choices = /Allowed choices are (.*)\.$/.exec(text.trim())?.[1];
  return choices === undefined ? "" : message("Allowed: {0}.", choices);
}
