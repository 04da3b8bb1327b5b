import { ask } from "../../hub.js";
import { inOrder, type Person, termOf } from "./expected-people.js";

const pageQuery = (board: string, after: string | null) => /* GraphQL */ `
  {
    board(number: ${JSON.stringify(board)}) {
      staffMembers(first: 25, after: ${JSON.stringify(after)}) {
        totalCount
        pageInfo { endCursor hasNextPage }
        edges {
          node {
            birthYear
            absences { startsOn endsOn }
            employments {
              contractKind
              startsOn
              endsOn
              assignments {
                startsOn
                endsOn
                fte
                share
                functionCode
                functionName
                unitCode
                site { code }
                costCentreCode
                scaleCode
                scaleStep
              }
            }
          }
        }
      }
    }
  }
`;

interface Days {
  readonly startsOn: string;
  readonly endsOn: string | null;
}

interface Line extends Days {
  readonly fte: string | null;
  readonly share: string | null;
  readonly functionCode: string | null;
  readonly functionName: string | null;
  readonly unitCode: string | null;
  readonly site: { readonly code: string } | null;
  readonly costCentreCode: string | null;
  readonly scaleCode: string | null;
  readonly scaleStep: string | null;
}

interface Employment extends Days {
  readonly contractKind: string;
  readonly assignments: readonly Line[];
}

interface Node {
  readonly birthYear: number | null;
  readonly absences: readonly Days[];
  readonly employments: readonly Employment[];
}

interface Page {
  readonly totalCount: number;
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
  readonly edges: readonly { readonly node: Node }[];
}

/**
 * Everybody whom a board sees of itself at the gateway, page by page.
 * @throws Error when a page has errors, or the list is not as long as it says.
 */
export async function askPeople(url: string, board: string, authorization: string): Promise<Person[]> {
  const people: Person[] = [];
  for (let after: string | null = null; ; ) {
    const { body } = await ask(url, pageQuery(board, after), authorization);
    const page = (body.data?.board as { staffMembers: Page } | null | undefined)?.staffMembers;
    if (!page || body.errors) throw new Error(`No page of people: ${JSON.stringify(body.errors)}`);
    people.push(...page.edges.map(({ node }) => personOf(node)));
    if (!page.pageInfo.hasNextPage) {
      if (people.length !== page.totalCount) throw new Error(`${people.length} people of ${page.totalCount}.`);
      return inOrder(people);
    }
    after = page.pageInfo.endCursor;
  }
}

const personOf = ({ birthYear, absences, employments }: Node): Person => ({
  birthYear,
  absences: absences.map(({ startsOn, endsOn }) => termOf(startsOn, endsOn)),
  terms: employments.flatMap((one) => one.assignments.map((line) => textOf(one, line))),
});

const textOf = ({ contractKind, startsOn, endsOn }: Employment, line: Line) =>
  termOf(
    ...[contractKind, startsOn, endsOn, line.startsOn, line.endsOn],
    ...[line.fte && Number(line.fte), line.share && Number(line.share), line.functionCode, line.functionName],
    ...[line.unitCode, line.site?.code, line.costCentreCode, line.scaleCode, line.scaleStep],
  );
