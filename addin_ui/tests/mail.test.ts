import { expect, it } from "vitest";
import { parseHeaders } from "../src/mail";

it("reads headers that go on over several lines", () => {
  const text = "Received: from a\r\n by b;\r\n\tTue, 24 Nov 2026\r\nList-Id: <x>\r\nno colon here\r\nEmpty:\r\n";
  expect(parseHeaders(text)).toEqual([
    { name: "Received", value: "from a by b; Tue, 24 Nov 2026" },
    { name: "List-Id", value: "<x>" },
    { name: "Empty", value: "" },
  ]);
});
