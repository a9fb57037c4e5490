package kontor.change.revert;

import java.util.Locale;

/** Why a change can't be taken back. */
public enum Obstacle {
    /** A change in the portal itself: there is no object in an account to bring back. */
    LOCAL,
    /** What the log holds of it isn't what was recorded: nothing is sent on the word of whoever changed that. */
    ALTERED,
    /** It was rejected, or found not to be applied: there is nothing to take back. */
    NOT_APPLIED,
    /** Nobody knows yet what became of it. */
    UNSETTLED,
    /** It has been taken back already. */
    REVERTED,
    /** It is being taken back, or nobody knows yet whether it was. */
    REVERT_UNSETTLED,
    /** The object is as it was before already. */
    NOTHING,
    /** The object that was changed isn't there any more. */
    GONE,
    /** An object is where the deleted one was. */
    STILL_THERE,
    /** The log doesn't hold what was there before. */
    NO_IMAGE,
    /** Nobody knows the address of the object that was made. */
    NO_ADDRESS,
    /** The access is gone. */
    NO_ACCESS,
    /** The account no longer knows this kind of object. */
    NO_TYPE,
    /** Objects of this kind can't be changed. */
    NO_UPDATE,
    /** Objects of this kind can't be deleted. */
    NO_DELETION,
    /** Objects of this kind can't be made, or only within another that the log doesn't name. */
    NO_CREATION,
    /** What was changed is something that only the account sets. */
    NOT_WRITABLE,
    /** What was changed is never shown: nobody knows what was there before. */
    SECRET,
    /** The object can't be read at present. */
    UNREADABLE,
    /** All of it has been changed again since. */
    CONFLICT,
    /** The person has left it out. */
    LEFT_OUT;

    /** The end of the message key that tells of it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
