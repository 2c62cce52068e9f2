// SPDX-License-Identifier: EUPL-1.2
import { afterEach, expect, test, vi } from "vitest";
import { Drafts } from "./drafts";

afterEach(() => {
  vi.restoreAllMocks();
  Drafts.forgetMemory();
  localStorage.clear();
  sessionStorage.clear();
});

test("l12 what Carla typed is there after a reload", () => {
  new Drafts("r1").keep("geeltje", "Bellen");
  Drafts.forgetMemory();
  expect(new Drafts("r1").read("geeltje")).toBe("Bellen");
  expect(new Drafts("r2").read("geeltje")).toBe("");
});

test("l15 a new tab begins with the last draft", () => {
  new Drafts("r1").keep("geeltje", "Bellen");
  Drafts.forgetMemory();
  sessionStorage.clear();
  expect(new Drafts("r1").read("geeltje")).toBe("Bellen");
});

test("l15 a private window that refuses storage keeps drafts in memory", () => {
  vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new DOMException("refused", "QuotaExceededError");
  });
  const drafts = new Drafts("r1");
  drafts.keep("geeltje", "Bellen");
  expect(drafts.read("geeltje")).toBe("Bellen");
});

test("a sent draft is gone for good", () => {
  const drafts = new Drafts("r1");
  drafts.keep("geeltje", "Bellen");
  drafts.clear("geeltje");
  Drafts.forgetMemory();
  expect(drafts.read("geeltje")).toBe("");
});
