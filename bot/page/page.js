() => {
  "use strict";
  const still = window.matchMedia("(prefers-reduced-motion: reduce)");
  const motion = () => (still.matches ? "auto" : "smooth");
  const DRAFT = "briefing-question";
  const PULSE_MS = 4000;
  const PATIENCE_MS = 20000;

  // One live region for the life of the page: a region that is itself redrawn is not read out.
  const announcer = document.createElement("div");
  announcer.id = "announcer";
  announcer.setAttribute("role", "status");
  announcer.setAttribute("aria-live", "polite");
  document.body.append(announcer);
  let announced = "";
  const announce = (words) => {
    if (words && words !== announced) {
      announced = words;
      announcer.textContent = words;
    }
  };

  // Citations: each answer keeps its own cards; one answer's cards are shown at a time.
  let marker = null;
  const select = (number) => {
    for (const section of document.querySelectorAll("#cards .sources[data-exchange]")) {
      section.hidden = section.dataset.exchange !== String(number);
    }
  };
  const reveal = (target) => {
    target.scrollIntoView({ behavior: motion(), block: "nearest" });
    target.focus({ preventScroll: true });
  };
  const openSource = (link) => {
    const card = document.getElementById(link.dataset.source);
    if (!card) return;
    marker = link;
    select(card.closest(".sources").dataset.exchange);
    for (const lit of document.querySelectorAll(".card.lit")) lit.classList.remove("lit");
    card.classList.add("lit");
    reveal(card);
  };
  const backToAnswer = (card) => {
    const origin = marker && marker.isConnected ? marker : document.getElementById(card.id.replace("source-", "marker-"));
    card.classList.remove("lit");
    if (origin) {
      origin.scrollIntoView({ behavior: motion(), block: "nearest" });
      origin.focus({ preventScroll: true });
    }
  };

  const copy = async (button) => {
    const words = button.dataset.copy;
    try {
      await navigator.clipboard.writeText(words);
    } catch {
      // The clipboard interface exists only on https and loopback addresses.
      const area = Object.assign(document.createElement("textarea"), { value: words });
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
      button.focus();
    }
    button.dataset.label ??= button.textContent;
    button.textContent = "Copied";
    announce(button.dataset.copied ?? "Copied the answer with its sources");
    setTimeout(() => (button.textContent = button.dataset.label), 2000);
  };

  // A statement's passage unfolds beneath it.
  const unfold = (button, open) => {
    const passage = document.getElementById(button.dataset.passage);
    if (!passage) return;
    passage.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
    button.textContent = open ? "Hide the article" : "Show in the article";
    if (open) reveal(passage);
    else button.focus();
  };
  const openerOf = (passage) => document.querySelector(`[data-passage="${passage.id}"]`);

  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-source], .back, .whole-button, [data-copy], [data-show], [data-passage]");
    if (!link) return;
    if (link.matches("[data-passage]")) {
      unfold(link, link.getAttribute("aria-expanded") !== "true");
    } else if (link.matches("[data-close]")) {
      unfold(openerOf(link.closest(".passage")), false);
    } else if (link.matches("[data-source]")) {
      event.preventDefault();
      openSource(link);
    } else if (link.matches(".back")) {
      event.preventDefault();
      backToAnswer(link.closest(".card"));
    } else if (link.matches(".whole-button")) {
      const card = link.closest(".card");
      card.classList.add("whole");
      card.focus({ preventScroll: true });
    } else if (link.matches("[data-copy]")) {
      copy(link);
    } else {
      select(link.dataset.show);
      const head = document.getElementById(`sources-${link.dataset.show}`);
      if (head) reveal(head);
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === " " && event.target.matches?.(".marker[data-source]")) {
      event.preventDefault();
      openSource(event.target);
    } else if (event.key === "Escape") {
      const card = event.target.closest?.(".card") ?? (event.target === document.body ? document.querySelector(".card.lit") : null);
      if (card?.matches(".passage")) unfold(openerOf(card), false);
      else if (card) backToAnswer(card);
    }
  });

  // The question that is typed, and what became of the last one.
  const textarea = () => document.querySelector("#question textarea, #question input");
  const fill = (words) => {
    const area = textarea();
    if (!area || area.value) return;
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(area), "value").set.call(area, words);
    area.dispatchEvent(new Event("input", { bubbles: true }));
  };

  let latest = 0;
  let answered = 0;
  const live = () => document.querySelector("#live .exchange");
  const busy = () => live()?.hasAttribute("aria-busy") ?? false;

  // One answer at a time. A question asked during an answer stays in its box; one that is asked right after Stop or New conversation is
  // sent when the server has ended the answer.
  let settled = null;
  let held = null;
  let sent = null;
  const settle = (when) => {
    settled = when;
    setTimeout(() => release(settled === when), PATIENCE_MS);
  };
  const release = (now) => {
    if (!now) return;
    const button = held;
    settled = held = sent = null;
    if (!button) return;
    if (!button.isConnected) fill(button.dataset.ask);
    (button.isConnected ? button : document.getElementById("ask")).click();
  };
  // A question that was sent and is not shown yet; one that is refused for its filters is never shown.
  const pending = () => {
    const shown = sent && (live()?.dataset.exchange !== sent.after || document.querySelector("#narrowed .fault"));
    if (shown || (sent && performance.now() - sent.at > PATIENCE_MS)) sent = null;
    return sent !== null;
  };
  const hold = (event, button) => {
    const ending = settled && !settled();
    const words = button.dataset.ask ?? textarea()?.value;
    if (!ending && !busy() && !pending()) {
      if (words?.trim()) sent = { after: live()?.dataset.exchange, at: performance.now() };
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    if (ending) {
      held = button;
    } else if (busy()) {
      announced = "";
      announce("The answer before is still being written. Stop it to ask something else.");
    }
  };
  document.addEventListener(
    "click",
    (event) => {
      const button = event.target.closest("#stop, #new, #ask, [data-ask]");
      if (button?.matches("#stop")) settle(() => !busy());
      else if (button?.matches("#new")) settle(() => !live());
      else if (button) hold(event, button);
    },
    true,
  );
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.isComposing || event.key !== "Enter" || event.shiftKey || event.target !== textarea()) return;
      hold(event, document.getElementById("ask"));
    },
    true,
  );

  let told = null;
  const follow = () => {
    release(settled?.());
    const exchange = live();
    if (!exchange) {
      latest = answered = 0;
      return;
    }
    const number = Number(exchange.dataset.exchange);
    if (number !== latest) {
      latest = number;
      exchange.scrollIntoView({ behavior: motion(), block: "start" });
    }
    if (exchange.classList.contains("answered") && answered !== number) {
      answered = number;
      document.getElementById("beside").scrollTop = 0;
    }
    const part = exchange.querySelector("[data-announce]");
    const words = part && (part.dataset.announce || part.textContent);
    if (words !== told) announce(words);
    told = words;
  };
  new MutationObserver(follow).observe(document.body, { childList: true, subtree: true });

  const restore = () => {
    const kept = sessionStorage.getItem(DRAFT);
    if (!kept) return;
    if (!textarea()) {
      setTimeout(restore, 200);
      return;
    }
    sessionStorage.removeItem(DRAFT);
    fill(kept);
  };
  restore();

  // A server that is gone is said plainly; what was asked is kept for when it is back.
  const banner = document.createElement("div");
  banner.id = "lost";
  banner.setAttribute("role", "alert");
  banner.hidden = true;
  document.body.append(banner);
  const lost = () => {
    if (banner.dataset.state === "lost") return;
    banner.dataset.state = "lost";
    const busy = document.querySelector("#live .exchange[aria-busy]");
    if (busy) fill(busy.dataset.questionAsked);
    const kept = textarea()?.value;
    if (kept) sessionStorage.setItem(DRAFT, kept);
    banner.innerHTML =
      "<strong>The server of this page does not answer.</strong> Start it again with <code>python app.py</code>. " +
      "What is on this page stays readable, and your question is kept.";
    banner.hidden = false;
  };
  const found = () => {
    if (banner.dataset.state !== "lost") return;
    banner.dataset.state = "back";
    banner.innerHTML = "<strong>The server is back.</strong> ";
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Load the page again" });
    button.addEventListener("click", () => {
      const kept = textarea()?.value;
      if (kept) sessionStorage.setItem(DRAFT, kept);
      window.location.reload();
    });
    banner.append(button);
  };
  const pulse = async () => {
    setTimeout(pulse, PULSE_MS);
    if (document.hidden) return;
    try {
      const response = await fetch(new URL("robots.txt", document.baseURI), { cache: "no-store", signal: AbortSignal.timeout(PATIENCE_MS) });
      if (response.ok) found();
    } catch (error) {
      // A busy server is slow, not lost.
      if (error.name !== "TimeoutError" && error.name !== "AbortError") lost();
    }
  };
  setTimeout(pulse, PULSE_MS);
}
