import { html } from "@regiohub/infra/report/html";
import { words } from "@regiohub/infra/words";
import type { Section, Telling } from "./section.js";

const TITLE = words("What the words mean", "Wat de woorden betekenen");

/** The words of the report, each with what it means here. */
const DEFINITIONS = [
  {
    word: words("People", "Personen"),
    meaning: words(
      "Whose employment runs on the day, first and last day included. Where none of its function lines runs, it counts by those that ended last before the day, else by those that begin first after it. Who was left out of a full delivery without a last day counts until the day before it. Trainees and people who are not on the payroll do not count. Somebody counts once per board, whatever their employments there: who works for two boards counts at both, and so twice in the region.",
      "Van wie het dienstverband op die dag loopt, eerste en laatste dag meegeteld. Loopt geen van de functieregels ervan, dan telt het volgens die het laatst vóór die dag eindigden, en anders volgens die er het eerst na beginnen. Wie zonder laatste dag in een volledige aanlevering ontbreekt, telt tot de dag ervoor. Leraren in opleiding en mensen die niet op de loonlijst staan, tellen niet mee. Ieder telt één keer per bestuur, hoeveel dienstverbanden daar ook zijn: wie bij twee besturen werkt, telt bij beide, en in de regio dus twee keer.",
    ),
  },
  {
    word: words("Only who was still there later", "Alleen wie er later nog was"),
    meaning: words(
      "Deliveries tell from some day on who was there. Of days before it they have only those who had not left by then: such figures are too low, and are not to be compared with those of other years.",
      "Aanleveringen vertellen vanaf een bepaalde dag wie er was. Van dagen daarvoor hebben zij alleen wie toen nog niet vertrokken was: zulke cijfers zijn te laag en niet met die van andere jaren te vergelijken.",
    ),
  },
  {
    word: words("FTE", "Fte"),
    meaning: words(
      "The sum of the employments' sizes; 1 is full time.",
      "De som van de omvang van de dienstverbanden; 1 is voltijd.",
    ),
  },
  {
    word: words("Vacancy", "Vacature"),
    meaning: words(
      "A job that a board wants to fill and that has begun to be open: from the check of priority candidates until it is filled or withdrawn, so an offer that is out still counts; one that is only being written does not. Several equal jobs may be one vacancy: FTE says how much work it is. It counts where its site is, and for a board as a whole where the board's first site is. On a day in the past it counts as deliveries told it by then, or where they told it only later, as they told it first. Its function group is that of the board's employments with the same function code.",
      "Een baan die een bestuur wil vervullen en die al openstaat: van de controle op voorrangskandidaten tot zij vervuld of vervallen is; een baan die is aangeboden telt dus nog mee, een die nog geschreven wordt niet. Enkele gelijke banen kunnen één vacature zijn: fte zegt om hoeveel werk het gaat. Zij telt waar de vestiging is, en voor het bestuur als geheel waar de eerste vestiging van het bestuur is. Op een dag in het verleden telt zij zoals aanleveringen haar tot die dag vertelden, of als ze haar pas later vertelden, zoals ze haar het eerst vertelden. De functiegroep is die van de dienstverbanden van het bestuur met dezelfde functiecode.",
    ),
  },
  {
    word: words("Region", "Regio"),
    meaning: words(
      "People of a board with schools in several regions count where they work; those above school level at the board's first site. Borders are those of the day; of years before the oldest ones that are known, those oldest ones.",
      "Personen van een bestuur met scholen in meerdere regio's tellen waar zij werken; wie bovenschools werkt, bij de eerste vestiging van het bestuur. De grenzen zijn die van de dag; van jaren vóór de oudste bekende grenzen zijn het die oudste.",
    ),
  },
  {
    word: words("Not shown", "Niet getoond"),
    meaning: words(
      "A figure is shown only if it tells of enough people, by itself and beside all others that are given out. Where it is not, it says why, and nothing stands in its place. No figure is rounded or changed.",
      "Een cijfer wordt alleen getoond als het over genoeg personen gaat, op zichzelf en naast alle andere die zijn vrijgegeven. Waar dat niet zo is, staat de reden, en niets in de plaats ervan. Geen cijfer is afgerond of veranderd om het te kunnen tonen.",
    ),
  },
  {
    word: words("Coverage", "Dekking"),
    meaning: words(
      "Figures are about boards that deliver to the hub. Nothing is added for those that do not.",
      "De cijfers gaan over besturen die aan de hub leveren. Voor andere wordt niets bijgeteld.",
    ),
  },
] as const;

/** What the report's words mean. */
export const definitionsSection = ({ lang }: Telling): Section => ({
  id: "definitions",
  title: TITLE[lang],
  body: html`<dl>${DEFINITIONS.map(({ word, meaning }) => html`<dt>${word[lang]}</dt><dd>${meaning[lang]}</dd>`)}</dl>`,
});
