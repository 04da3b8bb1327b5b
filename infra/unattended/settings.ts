import { z } from "zod";
import { said } from "../ingest/profile-words.js";
import { readSchedule, type Schedule } from "./schedule.js";

/** Folders in which a drop folder files away what it has taken; a delivery cannot have their names. */
export const FILED = { taken: "verwerkt", refused: "geweigerd" } as const;

const seconds = (fallback: number) => z.int().min(1).max(86_400).default(fallback);
const fileName = z
  .string()
  .regex(/^[^/\\\p{Cc}]{1,200}$/u, said("the name of a file, without a folder", "de naam van een bestand, zonder map"));
const secretName = z
  .string()
  .regex(
    /^[A-Za-z0-9][\w.-]{0,99}$/,
    said("the name of a secret: letters, digits, . _ -", "de naam van een geheim: letters, cijfers, . _ -"),
  );

const drop = z.strictObject({
  folder: z
    .string()
    .regex(
      /^[A-Za-z0-9][\w .-]*(\/[A-Za-z0-9][\w .-]*)*$/,
      said("a folder within the board's own, hr or hr/payroll", "een map binnen die van het bestuur, hr of hr/payroll"),
    )
    .optional()
    .describe("Folder within the board's own drop folder; named after the source when not given."),
  settleSeconds: seconds(30).describe("Time for which nothing may change before files are taken."),
  marker: fileName.optional().describe("File that says that the others are finished: without it nothing is taken."),
});

const sftp = z
  .strictObject({
    host: z
      .string()
      .regex(/^[\w.:-]{1,253}$/, said("the name of a host", "de naam van een host"))
      .describe("Host of the SFTP server."),
    port: z.int().min(1).max(65_535).default(22),
    user: z.string().min(1).max(200).describe("Account on the server."),
    hostKey: z
      .string()
      .regex(
        /^SHA256:[A-Za-z0-9+/]{43}$/,
        said(
          "SHA256: and 43 characters, as `ssh-keyscan HOST | ssh-keygen -lf -` shows",
          "SHA256: en 43 tekens, zoals `ssh-keyscan HOST | ssh-keygen -lf -` toont",
        ),
      )
      .describe("Fingerprint of the server's key: no other server is believed."),
    folder: z.string().min(1).max(1_000).default(".").describe("Folder on the server."),
    password: secretName.optional().describe("Name of the secret that holds the password."),
    key: secretName.optional().describe("Name of the secret that holds the private key."),
    passphrase: secretName.optional().describe("Name of the secret that the private key is locked with."),
    settleSeconds: seconds(60).describe("Time for which nothing may change before files are taken."),
    marker: fileName.optional().describe("File that says that the others are finished: without it nothing is taken."),
  })
  .refine(({ password, key }) => (password === undefined) !== (key === undefined), {
    message: said("expected either password or key", "verwacht password of key, niet beide"),
  });

const rhythm = z
  .strictObject({
    every: z
      .union([z.enum(["day", "week", "month"]), z.string().refine((text) => readSchedule(text) !== undefined)], {
        error: said(
          "expected day, week, month, or five cron fields as 30 5 * * 1-5",
          "verwacht day, week, month, of vijf cron-velden als 30 5 * * 1-5",
        ),
      })
      .default("day")
      .describe(
        "How often deliveries come, and the source is asked: day, week (Monday), month (its first day), or cron.",
      ),
    at: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, said("a time in quotes, 05:30", "een tijd tussen aanhalingstekens, 05:30"))
      .optional()
      .describe("Time in Amsterdam at which the source is asked; 05:30 when not given."),
    silentAfterHours: z
      .int()
      .min(1)
      .max(10_000)
      .optional()
      .describe("Hours without a delivery after which an alert is given."),
  })
  .refine(({ every, at }) => isNamed(every) || at === undefined, {
    path: ["at"],
    message: said("expected no time: cron says it already", "verwacht geen tijd: cron noemt die al"),
  })
  .refine(({ every, silentAfterHours }) => isNamed(every) || silentAfterHours !== undefined, {
    path: ["silentAfterHours"],
    message: said("expected a number of hours beside cron", "verwacht een aantal uren naast cron"),
  });

/** Keys of the profile that say how deliveries come in without anybody at a keyboard. */
export const unattendedKeys = {
  drop: drop.optional().describe("Files that are put into a folder of the hub."),
  sftp: sftp.optional().describe("Files that are fetched from a server over SFTP."),
  rhythm: rhythm.optional().describe("How often deliveries come; with it, a source that can be asked is asked."),
};

export type DropSettings = z.output<typeof drop>;
export type SftpSettings = z.output<typeof sftp>;
export type Rhythm = z.output<typeof rhythm>;

/** What a profile says of unattended deliveries. */
export interface Unattended {
  readonly drop?: DropSettings | undefined;
  readonly sftp?: SftpSettings | undefined;
  readonly rhythm?: Rhythm | undefined;
}

const keys = z.object(unattendedKeys);

/** Those keys of a whole profile that was found valid. */
export const unattendedOf = (document: object): Unattended => keys.parse(document);

/** With each rhythm: its days as cron fields, and the hours after which it is overdue by half, a day and three days. */
const RHYTHMS = {
  day: { days: "* * *", hours: 36 },
  week: { days: "* * 1", hours: 8 * 24 },
  month: { days: "1 * *", hours: 34 * 24 },
} as const;

const isNamed = (every: string): every is keyof typeof RHYTHMS => Object.hasOwn(RHYTHMS, every);

/** When a source is asked. */
export function scheduleOf({ every, at = "05:30" }: Rhythm): Schedule {
  const [hour, minute] = at.split(":").map(Number);
  return readSchedule(isNamed(every) ? `${minute} ${hour} ${RHYTHMS[every].days}` : every) as Schedule;
}

/** Hours without a delivery that are still in the rhythm. */
export const silentAfter = ({ every, silentAfterHours }: Rhythm): number =>
  silentAfterHours ?? RHYTHMS[every as keyof typeof RHYTHMS].hours;
