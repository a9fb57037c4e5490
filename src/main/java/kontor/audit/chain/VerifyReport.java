package kontor.audit.chain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a check of files has shown, for people and for programs. */
final class VerifyReport {
    private static final int LONGEST = 1000;

    private final FileCheck check;
    private final Optional<ChainCheck> chain;

    VerifyReport(FileCheck check) {
        this.check = check;
        this.chain = check.chain();
    }

    String text() {
        List<String> lines = new ArrayList<>();
        for (LogLine.Head head : check.heads()) {
            lines.add("Company " + head.company() + ", called “" + head.companyName()
                    + "” by the file, unsigned: entries " + head.first() + " to " + head.last()
                    + (head.selection() ? ", a selection" : ""));
        }
        chain.ifPresent(seen -> lines.add(seen.checked() + " entries checked, " + check.checkpoints() + " checkpoints, "
                + seen.believed() + " places rightly signed."));
        lines.addAll(notes());
        for (Fault fault : check.faults().first()) {
            lines.add("FAULT " + fault.kind() + (fault.sequence() == 0 ? "" : " at entry " + fault.sequence())
                    + (fault.detail().isEmpty() ? "" : ": " + fault.detail()));
        }
        if (check.faults().count() > check.faults().first().size()) {
            lines.add("and further faults, " + check.faults().count() + " in all");
        }
        lines.add(verdict());
        return lines.stream().map(VerifyReport::plain).collect(Collectors.joining(System.lineSeparator()));
    }

    /** What comes from a file must not look like a line of this report, nor steer a terminal. */
    private static String plain(String line) {
        return (line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line)
                .replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "\uFFFD");
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (check.leftOut() > 0) {
            notes.add(check.leftOut() + " of the entries were not asked for, and are here for the chain only. Whether"
                    + " these are all that should have been left out, a file can't show.");
        }
        if (check.beginsTooLate()) {
            notes.add(
                    "What was before entry " + chain.orElseThrow().first() + " is not here. Where that is as it should"
                            + " be: --from " + chain.orElseThrow().first());
        }
        if (check.endsTooEarly()) {
            notes.add("What is after entry " + chain.orElseThrow().last() + " is not here.");
        }
        if (check.unheld() > 0) {
            notes.add("Nothing in " + check.unheld()
                    + " entries of format 1 covers the content that is here beside them.");
        }
        if (check.passedOver() > 0) {
            notes.add(check.passedOver() + " of the checkpoints given are of other companies or of later entries.");
        }
        chain.filter(seen -> seen.wrongClocks() > 0)
                .ifPresent(seen -> notes.add(seen.wrongClocks()
                        + " entries say a later time than the checkpoint that confirms them: a clock was wrong."));
        return notes;
    }

    private String verdict() {
        return switch (check.verdict()) {
            case PROVEN ->
                "PROVEN: entries " + chain.orElseThrow().first() + " to "
                        + chain.orElseThrow().last() + " are as they were recorded.";
            case TAMPERED ->
                "TAMPERED: it is not as it was recorded; faults: "
                        + check.faults().count();
            case UNREADABLE -> "UNREADABLE: it can't be told whether it is as it was recorded.";
            case UNCONFIRMED ->
                "UNCONFIRMED from entry " + check.unconfirmedFrom() + " on: consistent, but " + why() + ".";
        };
    }

    private String why() {
        ChainCheck seen = chain.orElseThrow();
        if (seen.checked() == 0) {
            return "there is no entry in it";
        }
        return seen.unconfirmed().count() > 0
                ? "no signature reaches " + seen.unconfirmed().count() + " of its entries; whoever had it in hand could"
                        + " have forged those"
                : "not all of what is expected is here and covered";
    }

    String json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("verdict", check.verdict().name())
                .put("code", check.verdict().code());
        chain.ifPresent(seen -> json.put("company", check.heads().getFirst().company())
                .put("first", seen.first())
                .put("last", seen.last())
                .put("entries", seen.checked())
                .put("leftOut", check.leftOut())
                .put("unconfirmed", seen.unconfirmed().count())
                .put("unconfirmedFrom", check.unconfirmedFrom())
                .put("uncoveredContents", check.unheld())
                .put("signedPlaces", seen.believed()));
        json.put("checkpoints", check.checkpoints())
                .put("faultCount", check.faults().count());
        ArrayNode faults = json.putArray("faults");
        for (Fault fault : check.faults().first()) {
            faults.addObject()
                    .put("kind", fault.kind().name())
                    .put("verdict", fault.kind().verdict().name())
                    .put("entry", fault.sequence())
                    .put("detail", fault.detail());
        }
        ArrayNode notes = json.putArray("notes");
        notes().forEach(notes::add);
        return json.toString();
    }
}
