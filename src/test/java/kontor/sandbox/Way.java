package kontor.sandbox;

/**
 * A way of servers that the sandbox does not have of itself: it behaves as real ones were seen to, and these are switched
 * on where a test wants another. See {@link Sandbox#behaves}.
 */
public enum Way {
    /** A merge patch (RFC 7386) is merged into maps and untyped JSON too, where {@code null} takes a key away. */
    MAPS_MERGED,
    /** A merge patch of a list keeps items that it names by their {@code @id}. */
    ITEM_IDS_KEPT,
    /** Objects that are embedded as relations show what can be set of them, and take what is sent in them. */
    RELATED_TAKEN,
    /** A map in which nothing is comes as an object, not as an empty list. */
    EMPTY_MAPS_ARE_OBJECTS,
    /** The entry point is at the root's address with its slash; without it there is nothing. */
    ROOT_ENDS_IN_A_SLASH,
    /** Addresses that there aren't, and methods that they don't have, are answered in HTML by something in front. */
    HTML_FOR_NOTHING_THERE,
    /** Objects that are no resources, like addresses, have no {@code @id}; else it is another one in each answer. */
    NO_ANONYMOUS_IDS,
    /** Answers hold what the document says they never do: write-only fields. */
    SECRETS_TOLD,
    /** Days and times of day are documented and sent as such, not as moments: at midnight, and on 1 January 1970. */
    PLAIN_DAYS,
    /** Texts of violations are in the language that was asked for, where that is English. */
    LANGUAGE_HONOURED,
    /** Errors of 2.7 and 3.4 are problems as those of 4.1 are (RFC 7807), as 3.x can be told to. */
    ERRORS_ARE_PROBLEMS,
    /** The document has what those from 4.2 on have: schemas put together from base schemas, and some for merge patches. */
    BASE_SCHEMAS,
    /** A PUT replaces in 3.4 too, as the framework's template for new projects sets it up; no document tells. */
    PUT_REPLACES,
    /** Collections are bare arrays, whatever was asked for. */
    BARE_ARRAYS,
    /** Pages are smaller than usual where no size is asked for. */
    PAGES_OF_20,
    /** Collections tell how many there are and nothing of pages. */
    TOTAL_WITHOUT_VIEW,
    /** Collections link their pages and don't tell how many there are. */
    VIEW_WITHOUT_TOTAL,
    /** Collections hold their objects under numbers, with gaps, as servers in PHP send a list of which some are missing. */
    MEMBERS_AS_OBJECT,
    /** Pages name the first and the last, and never the next. */
    NO_LINK_TO_THE_NEXT_PAGE,
    /** The last page too names a next one, on which nothing is. */
    NEXT_PAST_THE_END,
    /** Answers have each of their headers twice, as where something in front adds what is there already. */
    HEADERS_TWICE
}
