package kontor.change;

import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import kontor.company.CompanyId;

/**
 * Where a page's object is.
 *
 * @param credential the account access that it is read and changed with
 * @param root the path of the account's root on its server
 * @param type the resource type's name
 * @param iri the object's path on the account's server; that of the collection where it is being made
 */
record ObjectPlace(
        CompanyId company, long credential, String credentialLabel, String root, String type, String iri, boolean isNew)
        implements Serializable {
    /** The path below the account's root. */
    String path() {
        return iri.substring(root.length());
    }

    /** The portal's address of another object of this account. */
    String address(String otherType, String otherIri) {
        return "/objects/object" + query(otherType) + "&id=" + encode(otherIri);
    }

    /** The portal's address of this very page. */
    String address() {
        return isNew ? "/objects/object" + query(type) + "&new=" + encode(path()) : address(type, iri);
    }

    /** The portal's address of the list that this object is in. */
    String list() {
        return "/objects/list" + query(type);
    }

    /** The portal's address of a collection that belongs to this object. */
    String list(String otherType, String parameter, String value) {
        return "/objects/list" + query(otherType) + "&" + encode(parameter) + "=" + encode(value);
    }

    private String query(String ofType) {
        return "?company=" + company.value() + "&type=" + encode(ofType) + "&credential=" + credential;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
