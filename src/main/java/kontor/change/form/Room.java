package kontor.change.form;

import java.io.Serializable;

/** How many more places a form may have: pages of more of them can't be worked with, and take the memory of everybody. */
final class Room implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final int MOST = 3_000;

    private int left = MOST;

    /** Takes the room for so many places, unless there is less. */
    boolean take(int places) {
        if (places > left) {
            return false;
        }
        left -= places;
        return true;
    }

    void giveBack(int places) {
        left += places;
    }
}
