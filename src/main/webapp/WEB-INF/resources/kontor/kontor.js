/* What pages do in the browser beyond PrimeFaces: dialogs, search, the drawer, and a sign that something is going on. */
(() => {
    "use strict";

    const PATIENCE_MILLIS = 250;
    const LOOK_AGAIN_MILLIS = 2000;
    const GO_ON_MILLIS = 300;
    let patience;

    function busy() {
        clearTimeout(patience);
        patience = setTimeout(() => document.body.classList.add("busy"), PATIENCE_MILLIS);
    }

    function idle() {
        clearTimeout(patience);
        document.body.classList.remove("busy");
    }

    function open(id) {
        const dialog = document.getElementById(id);
        if (dialog && !dialog.open) {
            dialog.showModal();
            const input = dialog.querySelector("[data-filters]");
            if (input) {
                input.value = "";
                filter(input);
                input.focus();
            }
        }
    }

    /** Shows the items of a list that hold every word that was typed. */
    function filter(input) {
        const words = input.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
        const list = document.getElementById(input.dataset.filters);
        let first = true;
        for (const item of list.children) {
            const text = item.textContent.toLocaleLowerCase();
            item.hidden = !words.every(word => text.includes(word));
            item.classList.toggle("first-match", !item.hidden && first);
            first = first && item.hidden;
        }
        list.parentElement.querySelector(".palette-none").hidden = !first;
    }

    function drawer(shown) {
        const rail = document.getElementById("rail");
        rail?.classList.toggle("open", shown);
        document.querySelector("[data-drawer]")?.setAttribute("aria-expanded", String(shown));
    }

    /** Puts a text on the clipboard; where the browser doesn't allow that, selects it for the person to copy. */
    async function copy(button) {
        const source = document.getElementById(button.dataset.copies);
        try {
            await navigator.clipboard.writeText(source.textContent);
            button.textContent = button.dataset.copied;
        } catch {
            getSelection().selectAllChildren(source);
        }
    }

    document.addEventListener("click", event => {
        const opener = event.target.closest("[data-opens]");
        if (opener) {
            open(opener.dataset.opens);
            return;
        }
        const closer = event.target.closest("[data-closes]");
        if (closer) {
            document.getElementById(closer.dataset.closes)?.close();
            return;
        }
        const copier = event.target.closest("[data-copies]");
        if (copier) {
            copy(copier);
            return;
        }
        if (event.target instanceof HTMLDialogElement) {
            const box = event.target.getBoundingClientRect();
            const inside = event.clientX >= box.left && event.clientX <= box.right
                && event.clientY >= box.top && event.clientY <= box.bottom;
            if (!inside) {
                event.target.close();
            }
            return;
        }
        if (event.target.closest("[data-drawer]")) {
            drawer(!document.getElementById("rail").classList.contains("open"));
        } else if (!event.target.closest("#rail")) {
            drawer(false);
        }
        for (const menu of document.querySelectorAll("details.person[open]")) {
            if (!menu.contains(event.target)) {
                menu.open = false;
            }
        }
        const link = event.target.closest("a[href]");
        const leaves = link && !event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.shiftKey
            && link.target !== "_blank" && !link.hasAttribute("download") && !link.getAttribute("href").startsWith("#");
        if (leaves) {
            busy();
        }
    });

    document.addEventListener("keydown", event => {
        if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
            event.preventDefault();
            open("palette");
        }
        if (event.key === "Escape") {
            drawer(false);
            document.querySelectorAll("details.person[open]").forEach(menu => { menu.open = false; });
        }
        const input = event.target instanceof Element ? event.target.closest("[data-filters]") : null;
        if (input && event.key === "Enter") {
            event.preventDefault();
            document.querySelector("#" + input.dataset.filters + " .first-match a")?.click();
        }
        if (input && event.key === "ArrowDown") {
            event.preventDefault();
            document.querySelector("#" + input.dataset.filters + " .first-match a")?.focus();
        }
        const item = event.target instanceof Element ? event.target.closest(".palette-list a") : null;
        if (item && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
            event.preventDefault();
            let next = item.parentElement;
            do {
                next = event.key === "ArrowDown" ? next.nextElementSibling : next.previousElementSibling;
            } while (next && next.hidden);
            next?.querySelector("a").focus();
        }
    });

    document.addEventListener("input", event => {
        if (event.target.matches("[data-filters]")) {
            filter(event.target);
        }
    });

    // What stands in a search for another object is what is sent, however it came there: PrimeFaces follows keys and pasting only.
    document.addEventListener("input", event => {
        const chosen = event.target.matches(".ui-autocomplete-input")
            ? document.getElementById(event.target.id.replace(/_input$/, "_hinput")) : null;
        if (chosen) {
            chosen.value = event.target.value;
        }
    });

    document.addEventListener("change", event => {
        if (event.target.matches("[data-submits]")) {
            event.target.form.requestSubmit(document.getElementById(event.target.dataset.submits));
        }
    });

    // One tick for all lines of a list.
    document.addEventListener("change", event => {
        const all = event.target.closest("[data-ticks]");
        if (all) {
            all.form.querySelectorAll("[name=" + all.dataset.ticks + "]").forEach(each => { each.checked = all.checked; });
        }
    });

    // What opens from a button closes when one goes on elsewhere, and by Escape.
    document.addEventListener("click", (event) => {
        document.querySelectorAll("details.popover[open]").forEach((popover) => {
            if (!popover.contains(event.target) && !event.target.closest(".ui-autocomplete-panel")) {
                popover.open = false;
            }
        });
        const mover = event.target.closest("[data-moves]");
        if (mover) {
            move(mover.closest("li"), mover.dataset.moves === "up");
            mover.focus();
        }
    });

    document.addEventListener("keydown", (event) => {
        const popover = event.key === "Escape" && event.target.closest("details.popover[open]");
        if (popover) {
            popover.open = false;
            popover.querySelector("summary").focus();
        }
    });

    function move(item, up) {
        const other = up ? item.previousElementSibling : item.nextElementSibling;
        if (other) {
            other[up ? "before" : "after"](item);
        }
    }

    // Something goes on that the page shows. PrimeFaces' own poll has an inline style, which our policy refuses.
    setInterval(() => {
        const again = document.hidden ? null : document.querySelector("[data-again]");
        if (again) {
            window[again.dataset.again]?.();
        }
    }, LOOK_AGAIN_MILLIS);

    // The portal shows times in the zone that the browser is in, unless the person chose another.
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone?.replaceAll("/", ".");
    if (zone && !document.cookie.split("; ").includes("kontor.browserZone=" + zone)) {
        const secure = location.protocol === "https:" ? "; secure" : "";
        document.cookie = "kontor.browserZone=" + zone + "; path=/; max-age=31536000; samesite=lax" + secure;
    }

    // On paper nothing can be unfolded, and filters are said in words.
    matchMedia("print").addEventListener("change", event => print(event.matches));
    window.addEventListener("beforeprint", () => print(true));
    window.addEventListener("afterprint", () => print(false));

    function print(printing) {
        if (printing) {
            document.querySelectorAll("main details:not([open])").forEach(details => {
                details.open = true;
                details.dataset.folded = "true";
            });
        } else {
            document.querySelectorAll("main details[data-folded]").forEach(details => {
                details.open = false;
                delete details.dataset.folded;
            });
        }
    }

    print(matchMedia("print").matches);

    for (const place of document.querySelectorAll("[data-printed-filters]")) {
        const said = [...document.querySelectorAll("main form.filters label")]
            .map(label => [label.querySelector("span"), label.querySelector("input:not([type=checkbox]), select")])
            .filter(([name, input]) => name && input && input.value)
            .map(([name, input]) => name.textContent + ": "
                + (input instanceof HTMLSelectElement ? input.selectedOptions[0].textContent : input.value));
        place.textContent = said.length > 0 ? place.dataset.printedFilters + " " + said.join(" · ") : "";
    }

    document.addEventListener("submit", event => {
        if (!event.target.hasAttribute("data-downloads")) { // Then the page stays as it is.
            busy();
        }
    });
    window.addEventListener("pageshow", idle);

    /** Nothing usable came back: what was entered stays, and the person is told. */
    function unreachable(shown, which = ".unreachable") {
        const banner = document.querySelector(which);
        if (banner) {
            banner.hidden = !shown;
            if (shown) {
                banner.scrollIntoView({block: "center"});
            }
        }
    }

    // Notices appear at the top of the page; whoever pressed a button further down should see them.
    function reveal() {
        const notice = document.querySelector("#notices li, .field-error:not(:empty)");
        if (notice && (notice.getBoundingClientRect().top < 56 || notice.getBoundingClientRect().top > window.innerHeight)) {
            notice.scrollIntoView({block: "center"});
        }
    }

    // What someone has entered and not sent yet isn't lost by a click elsewhere. The server says what it knows of, and what
    // is typed since counts too.
    let typed = false;
    let leaving = false;
    let jumps = false;

    function unsaved() {
        return !leaving && isUnsent();
    }

    function isUnsent() {
        return typed || document.querySelector("[data-unsaved=true]") !== null;
    }

    for (const kind of ["input", "change"]) {
        document.addEventListener(kind, event => {
            if (event.target.closest("[data-unsaved]") && document.querySelector("[id='object:review']")) {
                typed = true;
            }
        });
    }

    window.addEventListener("beforeunload", event => {
        if (unsaved()) {
            event.preventDefault();
            event.returnValue = "";
            setTimeout(idle, PATIENCE_MILLIS * 2);
        }
    });

    document.addEventListener("click", event => {
        if (event.target.closest("button")) {
            jumps = event.target.closest("[data-jumps]") !== null;
            leaving = event.target.closest("[data-leaves]") !== null;
        }
    }, true);

    // Enter does what the page's main button does, and never what the nearest one does.
    document.addEventListener("keydown", event => {
        if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement) || !event.target.closest("form.object")) {
            return;
        }
        event.preventDefault();
        if (!event.target.closest(".ui-autocomplete")) {
            document.querySelector("form.object [data-default]")?.click();
        }
    });

    // Where the session ends before something is sent, the page stays. Whoever signs in again, in another window, finds there
    // what they entered: it goes from window to window and is kept nowhere else, and passwords don't go.
    let entered = null;

    function inputs(row) {
        return [...row.querySelectorAll("input, select, textarea")]
            .filter(input => input.closest("[data-field]") === row
                && !["password", "submit", "button", "file"].includes(input.type));
    }

    function rows(page) {
        return [...page.querySelectorAll("form.object [data-field][data-place]")];
    }

    function isChanged(input) {
        return input instanceof HTMLSelectElement
            ? [...input.options].some(option => option.selected !== option.defaultSelected)
            : input.value !== input.defaultValue;
    }

    /** What is entered in the form of this page, by what it is entered for; places in lists say nothing about that. */
    function take() {
        const all = document.querySelector("[data-refilled=true]") !== null;
        const names = new Map(rows(document).map(row =>
            [row.dataset.field, row.querySelector(".label, .unseen")?.firstChild?.textContent.trim()]));
        return {
            json: document.getElementById("object:json")?.value,
            rows: rows(document).map(row => ({
                place: row.dataset.place,
                name: names.get(row.dataset.field.replace(/[.[].*$/s, "")) ?? names.get(row.dataset.field),
                holds: row.dataset.holds,
                values: all || row.dataset.entered === "true" || inputs(row).some(isChanged)
                    ? inputs(row).map(input => input.value) : null
            }))
        };
    }

    function person(page) {
        return page.querySelector("[data-person]")?.dataset.person;
    }

    function goOnElsewhere() {
        const other = window.open(location.href);
        const watch = setInterval(() => {
            if (!other || other.closed) {
                clearInterval(watch);
                return;
            }
            const page = other.document;
            const there = other.location.href === location.href && page.readyState === "complete" && person(page);
            if (there && person(page) !== person(document)) {
                document.querySelector("[data-goes-on]").dataset.goesOn = "refused";
                clearInterval(watch);
            } else if (there && page.querySelector("[id='object:review']")) {
                if (fill(page)) {
                    clearInterval(watch);
                }
            } else if (there && page.body.dataset.entering === undefined) {
                page.body.dataset.entering = "true";
                page.getElementById("object:edit")?.click();
            }
        }, GO_ON_MILLIS);
    }

    /** Whether all is entered in the other page that can be, and said what can't. */
    function fill(page) {
        const ours = document.getElementById("object:review") ? take() : entered;
        const json = page.getElementById("object:json");
        if (ours.json !== undefined && !json) {
            if (page.body.dataset.entering !== "json") {
                page.body.dataset.entering = "json";
                page.getElementById("object:asJson").click();
            }
            return false;
        }
        if (json && ours.json !== undefined) {
            enter(json, ours.json);
        }
        const there = new Map(rows(page).map(row => [row.dataset.place, row]));
        const missing = ours.rows.filter(row => !isTaken(row, there.get(row.place))).map(row => row.name);
        const names = page.querySelector("[data-missing]");
        names.textContent = [...new Set(missing)].join(", ");
        names.parentElement.hidden = missing.length === 0;
        page.querySelector(".restored").hidden = false;
        typed = false;
        leaving = true;
        unreachable(false, ".lost");
        unreachable(true, ".elsewhere");
        return true;
    }

    /** Enters in a row what was entered in one like it; false where that can't be, or where it holds other items. */
    function isTaken(ours, row) {
        const holdsOthers = ours.holds && (!row || row.dataset.holds && row.dataset.holds !== ours.holds);
        if (holdsOthers || !ours.values) {
            return !holdsOthers;
        }
        const places = row ? inputs(row) : [];
        return places.length === ours.values.length
            && places.map((input, i) => enter(input, ours.values[i])).every(Boolean);
    }

    /** Whether an input holds what is entered: not each takes everything. */
    function enter(input, value) {
        const before = input.value;
        if (before !== value) {
            input.value = value;
            if (input.value !== value) {
                input.value = before;
                return false;
            }
            input.dispatchEvent(new Event("input", {bubbles: true}));
        }
        return true;
    }

    /** Nothing was sent, whatever button it was. What was entered before the last step can be entered elsewhere. */
    function lose() {
        document.querySelector("[data-goes-on]").hidden = !entered && !document.getElementById("object:review");
        leaving = false;
        unreachable(true, ".lost");
    }

    document.addEventListener("click", event => {
        if (event.target.closest("[data-goes-on]")) {
            goOnElsewhere();
        }
    });

    if (window.PrimeFaces?.ajax) {
        const redirect = PrimeFaces.ajax.ResponseProcessor.doRedirect;
        PrimeFaces.ajax.ResponseProcessor.doRedirect = node => {
            const url = new URL(node.getAttribute("url"), location.href);
            const lost = url.pathname.endsWith("/sign-in") && !location.pathname.endsWith("/sign-in");
            if (lost && isUnsent()) {
                lose();
                return;
            }
            if (lost) {
                url.searchParams.set("to", location.pathname + location.search);
                node.setAttribute("url", url.href);
            }
            redirect(node);
        };
    }

    /** To the first input that is wrong, or to what was just added. */
    function jump() {
        const added = document.querySelector("[data-fresh=true]");
        const wrong = jumps ? document.querySelector(".field.wrong") : null;
        const place = wrong ?? added;
        if (place) {
            const input = place.querySelector("input:not([type=hidden]), select, textarea")
                ?? place.nextElementSibling?.querySelector("input:not([type=hidden]), select, textarea");
            place.scrollIntoView({block: "center"});
            input?.focus({preventScroll: true});
        }
        jumps = false;
        return Boolean(place);
    }

    if (window.jQuery) {
        jQuery(document)
            .on("pfAjaxStart", () => {
                unreachable(false);
                unreachable(false, ".too-large");
                unreachable(false, ".lost");
                unreachable(false, ".restored");
                if (document.getElementById("object:review")) {
                    entered = take();
                }
                busy();
            })
            .on("pfAjaxError", (event, xhr) => {
                if (xhr?.status === 403 && isUnsent()) {
                    lose();
                } else {
                    unreachable(true, xhr?.status === 413 ? ".too-large" : ".unreachable");
                }
            })
            .on("pfAjaxComplete", (event, xhr) => {
                idle();
                const answer = xhr?.responseText ?? "";
                if (answer.includes("<redirect ")) {
                    leaving = document.querySelector(".lost:not([hidden])") === null;
                    return;
                }
                leaving = false;
                if (answer.includes("<update id=\"object\">")) {
                    typed = false;
                    entered = isUnsent() ? entered : null;
                    setTimeout(() => jump() || reveal());
                } else {
                    setTimeout(reveal);
                }
            });
    }
})();
