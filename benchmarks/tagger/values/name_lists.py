"""Names by origin, written by hand: what the tables of candidates have too little of.

All are names that many people bear, or that people could bear; none is meant as anybody's.
"""

from __future__ import annotations

from typing import Final

__all__ = ["FAMILY", "GIVEN", "NICKNAMES", "PARTICLE_FAMILY"]

FAMILY: Final[dict[str, str]] = {
    "andean": """
        Quispe Mamani Condori Huamán Choque Apaza Ccori Huanca Ticona Flores Yupanqui Ñaupari Poma Paucar Cusi
        Ccahuana Huallpa Chuquimia Tacuri Llacsa Pumacahua Quilla Sinche Tinta Chambi Coaquira Calla Ccopa Ccama
        Chura Larico Machaca Layme Lupaca Nina Pari Pacompía Puma Sucapuca Supo Tito Turpo Vilca Vilcapaza Yana
        Zapana Arapa Ayma Cahuana Callata Callisaya Canaza Catacora Ccallo Ccari Chipana Chino Coila Colque
        Copari Cutipa Huaquisto Huarachi Humpire Inquilla Jihuaña Limachi Luque Maquera Mayta Mollo Ñahui Pilco
        Ponce Pongo Quenta Roque Sacaca Sonco Suaña Tipula Uchiri Umiña Yanqui Yucra Atau Auccapuclla Ayquipa
        Bautista Ccencho Ccente Cárdenas Chilcce Chocce Curi Huamaní Huayhua Huaytalla Illaconza Janampa Licapa
        Llantoy Lliuyacc Mendivil Ñaccha Ochante Oré Palomino Pariona Pillaca Quicaña Quicaño Quinto Sulca Taipe
        Tineo Tucno Urbano Yaranga Yauri Anccasi Antay Astocondor Astohuamán Atoche Auqui Caljaro Capcha Carhuas
        Carhuaricra Carhuamaca Casimiro Chagua Chuquillanqui Chuquiyauri Colqui Condezo Cóndor Cristóbal Curo
        Guadalupe Huaccho Huaranga Huaricapcha Huaringa Huarcaya Huaroc Inche Inga Julcapoma Julcarima Lázaro
        Llanto Macuri Malpartida Mallqui Matos Meza Misari Ñahuero Ñaupa Orihuela Palian Páucar Poccomo Rimac
        Rimachi Rojas Soto Surichaqui Tacza Taquire Tembladera Ticse Tolentino Toralva Unsihuay Vilcahuamán
        Yachachín Yalli Yantas Yarasca Yarupaita Yauyo Ylla Zacarías Accostupa Aiquipa Anahua Ancco Arqque
        Atauchi Ccasa Ccoa Ccoyo Champi Chilo Choquehuanca Chuctaya Conza Cusihuamán Cusihuallpa Huallparimachi
        Huarhua Huillca Illanes Infa Kana Kcana Lima Llactahuamaní Llancay Lloclla Mayhua Mescco Ninantay Ñaui
        Pacco Paccosonco Paucara Pfuro Phocco Puchoc Puclla Qquenta Qquecho Qquehue Quecara Quillahuamán Raura
        Saico Sallo Sencia Singuña Sullca Suma Surco Tecsi Ttito Tupa Unda Uscamayta Usca Valencia Yabar Yapura
        Yupa Arocutipa Ancachi Afaraya Alanoca Aquise Aruquipa Ccosi Chambilla Chata Chucuya Churacutipa
        Cusacani Escobar Fernández Flórez Incacutipa Jarro Laura Llanque Mamanchura Marca Nayra Ninaja Pacori
        Pauro Quisocala Ramos Sarmiento Siña Tapara Tarqui Tuco Ururi Velo Yujra Ñaca Chumpitaz Chumbimuni
        Chumbipuma Huaytán Yactayo Pachas Casas Huapaya Manco Ciriaco Caycho Ormeño Quiliche Culqui Chilón
        Huaccha Tanta Cacho Llamoctanta Cotrina Cusquisibán Carhuapoma Calva Huancas Chinguel Chasquero Guayama
        Huamanta Llacsahuanga Naquiche Paiva Sandoval Yarlequé Yovera""",
    "amazonian": """
        Tuanama Tapullima Sangama Amasifuén Cachique Isuiza Shupingahua Sajamí Salas Satalaya Ishuiza Guerra
        Pashanasi Cenepo Chujutalli Saboya Tangoa Fasabi Pinchi Panduro Pizango Piña Mozombite Huansi Chanchari
        Lancha Inuma Tananta Murayari Ahuanari Arirama Manihuari Curitima Yuyarima Yaicate Tamani Huaymacari
        Macuyama Pacaya Canayo Canaquiri Aricari Ahuite Taricuarima Tapayuri Icomena Pacunda Caritimari Murayari
        Amaringo Cainamari Papa Silvano Maitahuari Nashnato Sinarahua Sinti Sinacay Cariajano Hualinga Shapiama
        Butuna Dahua Chota Aguinda Coquinche Grefa Noteno Andi Tanchiva Barbarán Sinuiri Mori Ochavano Ricopa
        Cauper Cairuna Agustín Maynas Rengifo Pezo Vásquez Fasanando Sánchez Rojas Bardales Tuesta Urquía
        Linares Cumapa Magín Muñoz Gómez Valera Guimaraes Huayta Nunta Roque Ramírez Soria Antazú Camaiteri
        Shingari Chiricente Santoma Mahuanca Quinchuya Shirampari Chimanca Ñaco Casancho Mishari Quintori
        Pishagua Jumanga Cushichinari Kashirari Camarampi Kentsori Pancho Samaniego Miguel Ingaroca Poshico
        Mattos Sharava Wajai Tsamarén Antun Chamik Ukuncham Kayap Mashingash Shimpukat Tsakim Wampagkit Paati
        Jempekit Nugkuag Yampis Juep Atamain Tiwi Dekentai Esach Etsa Cuja Sejekam Teets Wisum Yagkikat Ampam
        Kuja Ugkum Chumap Wipio Tsejem Nanch Pijuch Shajup Daichap Yankur Ampush Taish Kunchikui Jintach
        Entsakua Puanchig Tukup Anag Apikai Impi Kinin Unup Petsa Shawit Omaguas Cocama Caballero Yahuarcani
        Sandi Ayachi Lomas Tello Torres Bocanegra Manuyama Fatama Ihuaraqui Peas Mashacuri Ríos Nicanor Vela
        Flores Coshikinat Tii Tuwits Chuin Mukushua Nampin Chias Kaikat""",
    "asian": """
        Wong Chang Li Lau Chong Kuan Sam Siu Tang Yong Zhou Chen Wu Hung Lam Kcomt Loo Lay Fung Cam Chiu Ching
        Cheng Koc Leng Zhang Wang Liu Huang Yang Zhao Lin Zheng Xu Sun Ma Zhu Guo He Gao Luo Feng Ye Yu Pan Chan
        Chau Chu Chon Chau Fon Fu Kam Kong Kou Lee Leung Li Ling Lo Lock Lou Loy Mau Mow Ng Pun Sang Sing Sui
        Sun Tay Tong Wan Woo Yap Yee Yi Yip Yuen Nakamura Tanaka Higa Oshiro Miyashiro Yamamoto Watanabe Tokeshi
        Kanashiro Shimabukuro Arakaki Uehara Nakasone Kobayashi Matsuda Sato Morita Fukuda Hirano Ishikawa
        Suzuki Kato Inoue Kimura Hayashi Shimizu Yamada Yamaguchi Mori Ikeda Hashimoto Ogawa Goto Okada Hasegawa
        Murakami Kondo Ishii Sakamoto Endo Aoki Fujii Nishimura Ota Miura Fujita Takeda Matsumoto Nakada Taira
        Tamashiro Tamayose Teruya Tomita Toma Tsukazan Yagui Yara Yonamine Zukeran Asato Ganaha Gibu Gushiken
        Hokama Iju Iraha Kamiya Kohatsu Kiyan Maeshiro Matayoshi Moromisato Nagamine Nakandakari Nakaya Shinzato
        Kim Park Choi Jung Kang Cho Yoon Jang Lim Han Oh Shin Kwon""",
    "venezuelan": """
        Rondón Urdaneta Colmenares Chirinos Bracho Villasmil Parra Briceño González Rodríguez Pérez Hernández
        García Martínez Colina Petit Medina Leal Boscán Morillo Montiel Fuenmayor Finol Rincón Ferrer Chacín
        Graterol Peña Salazar Marcano Guaita Maita Guzmán Brito Velásquez Malavé Marín Bermúdez Millán Rojas
        Suárez Ramírez Contreras Zambrano Chacón Moncada Duque Useche Sánchez Labrador Márquez Uzcátegui Araque
        Dugarte Rangel Quintero Oropeza Mujica Yépez Escalona Peraza Piña Lucena Colmenárez Torrealba Camacaro
        Arrieche Querales Freitez Azuaje Terán Godoy Barazarte Mendoza Betancourt Blanco Landaeta Pacheco Tovar
        Mijares Palacios Echenique Istúriz Aponte Bolívar Guerra Bastardo Guevara Carvajal Lárez Figuera Yánez
        Arreaza Lugo Goitía Sifontes""",
    "foreign": """
        Silva Santos Souza Oliveira Pereira Lima Carvalho Ferreira Ribeiro Almeida Costa Gomes Martins Araújo
        Melo Barbosa Alves Cardoso Rocha Dias Nascimento Andrade Moreira Nunes Marques Machado Mendes Freitas
        Fernandes Vieira Teixeira Jean-Baptiste Pierre Joseph Louis Charles Jean Michel Désir Saint-Louis
        Toussaint Dorvil Estimé Célestin Augustin Etienne François Noël Exantus Fleurimond Guerrier Jeune
        Laguerre Lafontant Mésidor Petit-Frère Philistin Registre Schmidt Müller Weber Wagner Becker Hoffmann
        Schäfer Koch Bauer Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Egg Schuler Randolf Heidinger
        Rossi Ferrari Russo Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo Conti Angeldonis De Luca
        Mancini Costa Giordano Rizzo Lombardi Moretti Barbieri Fontana Brescia Raffo Canessa Piaggio Solari
        Ferrero Dubois Durand Leroy Moreau Laurent Lefebvre Simon Fournier Girard Smith Johnson Brown Taylor
        Wilson Walker Harris Kowalski Nowak Novak Petrov Ivanov Popov Kuznetsov Horvat Kovačić Petrović
        Jovanović Cvitanić Mladinić Razetto van der Berg Jansen de Vries Bakker Visser O'Connor O'Brien Murphy
        Kelly MacDonald Campbell Khalil Hassan Ahmed Diallo Ndiaye Traoré Okafor""",
    "words": """
        Flores Cruz Mercado Rojas Lima Paz Reyes Calle Puente Ríos Campos Luna Rey Rosas Castillo Torres
        Iglesias Huerta Prado Montes Rosales León Cordero Becerra Toro Vaca Cabrera Guerra Bueno Delgado Moreno
        Rubio Blanco Crespo Franco Casas Salas Barrios Villa Valle Vega Ramos Espejo Peña Sol Arenas Lago Mar
        Nieves Cano Bravo Leal Cortés Pastor Zapatero Herrero Guerrero Marín Alcalde Sacristán Trujillo Arequipa
        Chancay Chota Toledo Ávila Segovia Soria Burgos Córdova Sevilla Sevillano Zaragoza Valencia Navarro
        Aragón Sea Sola Quinto Bello Rico Cabezas Cuello Pozo Plaza Fuentes Parra Manzano Olivos Palacios Santos
        Parejas Segundo Guardia Cabello Carrasco Matos Pinos Robles Encinas Olmos Álamo Sauce Naranjo Limón
        Pimentel Piña Trigo Cebada Vela Velas Vera Verano Lluvia Rocío Piedra Roca Peralta Llano Cerrón Montaña
        Laguna Poma Puma Cóndor Gallo Palomino Paloma Águila Gavilán Falcón Lobo Zorrilla Conejo Cabra Borrego
        Corderos Borda Ventura Salvador Salud Gracia Gloria Justo Bonilla Alegría Alegre Amable Amado Querido
        Casado Soltero Viejo Mozo Niño Abad Obispo Monje Cárcel Castro Cuevas Escudero Lozano Chávez Mesa Mesía
        Silla Barrera Portal Puerta Portales Ventanilla Camino Caminos Carrera Carretero Molina Molino Herrera
        Carpintero Sastre Sastra Barbero Ibarra Miraflores Pueblo Libre Aldea Ciudad Morales Ortega Canales
        Canal Ayala Tinta Papel Candela Fierro Acero Oro Plata Cobre Diamante Granados Rosado Pardo Prieto Rojo
        Verde Verdi Quito Cuenca Loja Tacna Moquegua Ica Huánuco Puno Cuzco Jauja Tarma Cajas Caldas Salinas
        Arana Armas Lanza Escudo Espada Caballero Hidalgo Príncipe Conde Duque Marqués Condes""",
}
"""Family names by origin."""

GIVEN: Final[dict[str, tuple[str, str]]] = {
    "andean": (
        """Killa Illari Wayra Nina Sami Sumaq Urpi Sisa Qoyllur Nayra Wara Suri Panambí Ch'aska Chaska T'ika Tika
        Kusi Ñusta Yma Sumac Sumac Warmi Achiq Qori Illa Pacha Phaxsi Wayta Eulogia Primitiva Hermelinda
        Saturnina Fortunata Honorata Cirila Asunta Benita Dionicia Feliciana Gregoria Hilaria Julia Leonarda
        Marcelina Nicolasa Paulina Quintina Sabina Teodora Valentina Victoria Zenobia Zenaida Basilia Brígida
        Casilda Damiana Epifania Escolástica Francisca Justina Lucía Martina Maximiliana Modesta Natividad Paula
        Santusa Simona Tomasa Virginia Vicentina Yolanda""",
        """Inti Amaru Rumi Yawar Kuntur Wari Kusi Sinchi Atoq Illary Tupaq Túpac Sayri Wayra Yachaq Waman Huáscar
        Atahualpa Pachacútec Manco Rimaq Rimac Puma Uturunku Mayta Ollanta Ollantay Yupanqui Wiracocha Saturnino
        Fortunato Eulogio Primitivo Honorato Cirilo Asunción Benito Dionicio Feliciano Gregorio Hilario Julián
        Leonardo Marcelino Nicolás Paulino Quintín Sabino Teodoro Valentín Víctor Zenón Zenobio Basilio Casildo
        Damián Epifanio Fausto Francisco Justino Lucio Martín Máximo Modesto Natalio Pablo Santos Simón Tomás
        Vicente Wilber Nemesio Policarpo Rufino Sixto Tiburcio Ubaldo Hermógenes Crisóstomo Anacleto""",
    ),
    "amazonian": (
        """Pekón Rawa Kestembetsa Inkakena Metsa Yaka Soi Wesna Ronin Sanken Rabin Bari Reshin Nete Panshin Irake
        Etsa Nugkui Yamanua Chinguni Wampuch Tsunki Yampauch Puanchig Suwa Inchi Kemisha Shinki Maroti Quiri
        Tirinka Shantiri Kirinkama Delicia Loydith Nelith Lidith Merith Rosith Jesusa Delfina Zoila Olga Gladys
        Orfelinda Adith Dilma Sadith Kelith""",
        """Soi Metsá Inin Bawan Runin Kanaibari Pekon Rawaninka Ampam Etsa Chumap Bikut Jempe Kugkush Shakai Nantip
        Tiwi Yankuam Ujumak Santiak Kunchikui Pabru Shimpu Nampag Ashanti Kemari Shora Koshi Pirentsi Tsirotzi
        Maninkari Kashiri Pava Tasorentsi Never Clever Wagner Segundo Roldán Limber Lister Teddy Elmer Euler
        Gilter Jarlin Keller Leyder Linder Neiser Nixon Orlando Pelayo Reiter Rider Roger Weninger Wilder""",
    ),
    "asian": (
        """Keiko Sachi Akemi Naomi Yumi Mei Ling Xin Yoko Harumi Midori Mayumi Emi Aiko Satomi Sayuri Kiara Yuki
        Xiaomei Lihua Yanyan Jing Hui Fang Min-ji Soo-jin Ji-woo Rosa Carmen Julia Patricia Susana Mónica Elena
        Victoria""",
        """Kenji Hiro Kiyoshi Wei Akira Hiroshi Takeshi Makoto Satoshi Kazuo Minoru Shigeru Koji Yoshio Jun Hao
        Jian Guang Ming Zhiqiang Xiaolong Bo Lei Tao Min-ho Joon Seung Alberto Luis Jorge Augusto Juan Carlos
        César Felipe""",
    ),
    "venezuelan": (
        """Yuleisy Yusmary Yorgelis Osmary Greidy Leidimar Yulimar Dayerlin Yetzabeth Yohana Mileidy Nairobis
        Yamileth Yaritza Yoselin Yulieth Génesis Oriana Maryelis Yubiry Zuleyma Andreína Daniuska Estefanía
        Franyelis Glendys Jhoselin Katerin Keily Luzmary Maikelis Marbelis Naikelys Orianny Rosmary Soleidy
        Sugey Viannys Wilmary Yanireth Yenifer Yoleida Yuraima Yurbelis Yusneidy Mayerlin Anyelis Dariannys
        Eglimar Elismar Jennimar Carolay Coromoto Chiquinquirá Egleé Maigualida""",
        """Wilkerman Wuilmer Jhonaiker Kleiver Yorman Neomar Franyer Maikel Yeferson Yonathan Yohandry Yosmar
        Yender Yoelvis Wilfredo Wuilian Winder Wilker Deivis Deiker Dioner Eliécer Endri Ender Frainer Geiker
        Gregori Heberto Jeison Jhoander Jhonfrank Joiner Keiber Kelvin Leiner Leonel Luisneider Maiker Moisés
        Neiker Nerio Norvis Oliver Osleiker Railyn Robinson Rosber Rubén Simón Steiner Uriel Wismar Xavier
        Yeison Yermain Yilver Yirber""",
    ),
    "foreign": (
        """Fernanda Camila Letícia Juliana Larissa Beatriz Amanda Thaís Bruna Aparecida Rosângela Francisca Marie
        Rose Guerline Mirlande Nadège Wideline Fabiola Ketly Islande Anna Maria Ursula Ingrid Heidi Greta
        Katharina Sabine Giulia Chiara Francesca Paola Giovanna Sophie Camille Chloé Élodie Emily Emma Olivia
        Jennifer Karen Olga Natasha Svetlana Ivana Marija Fátima Aisha Aminata Leila""",
        """João José Pedro Lucas Gabriel Rafael Thiago Rodrigo Marcelo Edson Wellington Washington Wilson Jean
        Pierre Jacques Wilner Frantz Jude Evens Emmanuel Stanley Wisly Dieudonné Hans Klaus Jürgen Wolfgang Karl
        Stefan Matthias Luca Marco Giuseppe Paolo Matteo Brahim Antoine Julien Mathieu Éric John Michael William
        David James Ivan Sergei Dmitri Mohamed Ahmed Hassan Omar Ousmane Ibrahim Aldair""",
    ),
    "words": (
        """Rosa Luz Flor Paz Sol Mar Cielo Nieves Dolores Consuelo Socorro Milagros Victoria Gloria América
        Argentina Alba Aurora Estrella Perla Violeta Margarita Azucena Rocío Pilar Mercedes Remedios Cruz
        Concepción Esperanza Fe Caridad Piedad Soledad Amparo Angustias Asunción Encarnación Visitación
        Purificación Natividad Navidad Rosario Carmen Linda Bella Blanca Celeste Alegría Amada Amable Prudencia
        Clemencia Constanza Inocencia Modesta Justa Digna Luna Marina Selva Lluvia Lima Roma India Francia
        Italia Paris Olimpia Julia Abril Mayo Domingo Iris Jazmín Dalia Hortensia Begonia Camelia Magnolia Gema
        Esmeralda Diamante Coral Ámbar Zafiro Brisa Maravillas Piedrasanta Presentación Trinidad Libertad
        Independencia Olvido Salud Gracia Reina Princesa Nube Primavera Aroma Dulce Miel Canela""",
        """Ángel Jesús León Domingo Primo Modesto Justo Víctor Máximo Fidel Clemente Inocente Prudencio Severo
        Constante Salvador Ventura Pío Cruz Santos Reyes Rey Abril Julio Augusto Octavio Segundo Tercero
        Primitivo Quinto Sexto Nilo Jordán Israel Perú Washington Lima Romano Franco Leal Próspero Feliz Amado
        Bueno Pacífico Plácido Silvestre Marino Delfín Tigre Lobo Armando Fernando Fausto Dante Homero Ulises
        Héctor Aquiles Platón Lenin Marx Darwin Newton Edison Kant Neymar Ronaldo Elvis Rambo Goku Batman Maicol
        Jackson Usnavi Olivo Rosario Trinidad Pilar Cielo Sol Amor Dios Mesías Profeta Moisés Abad Pastor
        Alférez General Capitán Rufo Pardo Rubio Casto Cándido Sereno Generoso""",
    ),
}
"""Given names by origin: women's, men's."""

NICKNAMES: Final[tuple[str, str]] = (
    """Chela Charo Meche Lupita Rosita Juanita Carmencita Teresita Anita Lucha Luchita Chabuca Chabela Concha
    Conchita Nena Nancy Pili Mary Maru Marita Mariu Vicky Paty Pati Susy Sussy Betty Beti Gaby Gabi Caro Cata
    Dani Fio Fiore Flaca Geral Jessi Jime Juli Kari Kathy Lili Lizi Lore Luci Luly Maca Magui Male Marilú Mili
    Moni Nati Nora Olguita Pancha Queta Rafa Rossy Sandrita Sarita Sofi Stefi Tati Techi Tere Titi Tina Vale
    Vane Yoli Yoyi Zuly Coco Chata Chinita Negrita Gringa Pelusa Morenita Toñita Panchita Justinita Elenita
    Martita Normita Irmita Dorita Gladicita Elsita Blanquita Eli Su Bea Be Ali Ale""",
    """Pepe Paco Lucho Toño Juancho Nacho Pancho Beto Betito Lalo Lolo Memo Nando Quique Kike Rafo Rafa Richi Rober
    Rolo Rulo Salva Santi Tavo Teo Tito Titi Tico Tino Toto Walo Willy Yayo Chalo Chano Chato Chayo Checho Chelo
    Chema Cheo Chepe Chicho Chino Chito Choche Cholo Chucho Coco Colo Cuto Edu Ever Facho Fede Felo Fico Gallo
    Gato Gallito Goyo Guille Hugo Hugito Isma Ivo Jano Javi Jhonny Jonás Juanito Juanjo Julito Koki Lito Luchito
    Luisito Mañuco Manolo Manuco Mati Maxi Mico Migue Milo Mito Moncho Negro Nico Ñato Ñoño Oso Pablito Panchito
    Pato Pedrito Pelao Percy Pichón Pipo Pochito Polo Quico Ramoncito Carlitos Josecito Joselo Josué Sebas
    Bryancito Andy Alex Boni""",
)
"""Names by which friends call women, men."""

PARTICLE_FAMILY: Final[dict[str, str]] = {
    "de la": "Cruz Torre Vega Rosa Peña Fuente Calle Puente Barra Riva Sota Piedra Colina Mata Flor Borda Gala Haza",
    "de las": "Casas Heras Cuevas Nieves Mercedes Rosas Torres",
    "de los": "Santos Ríos Heros Ángeles Milagros Reyes Campos Palotes Remedios",
    "del": "Carpio Águila Solar Pino Castillo Campo Valle Río Rosario Pilar Carmen Mar Moral Pozo Prado Barco Risco",
    "la": "Rosa Torre Madrid Serna Hoz Barrera Portilla Chira Cruz Riva Torre Vera",
    "san": "Martín Miguel Román Juan",
    "santa": "Cruz María Ana Gadea",
    "d'": "Angelo Brot Arrigo Azevedo Onofrio Alessio Acosta Ambrosio Ávila Carlo Medina",
}
"""What follows the particles of family names."""
